import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

/** Tells a participant that a stage is behind her, and reminds her of the one next thing. */
@Injectable()
export class ProgressNotices {
  constructor(private readonly notices: Notices) {}

  async stageCompleted(
    manager: EntityManager,
    completed: { membershipId: string; stageId: string },
  ): Promise<void> {
    const [row] = (await manager.query(
      `select m.person_id as "personId", s.title,
              (select n.title from stage n
                where n.programme_version_id = s.programme_version_id and n.position > s.position
                order by n.position limit 1) as "nextTitle"
         from membership m, stage s where m.id = $1 and s.id = $2`,
      [completed.membershipId, completed.stageId],
    )) as { personId: string; title: string; nextTitle: string | null }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [row.personId],
      kind: 'stage_completed',
      details: { title: row.title, ...(row.nextTitle && { nextTitle: row.nextTitle }) },
      link: '/belajar',
      cause: `stage_completed:${completed.membershipId}:${completed.stageId}`,
    });
  }

  /** At most one a day for each person, whatever number of programmes she is in. */
  async remind(
    manager: EntityManager,
    reminder: { personId: string; stepId: string; on: string },
  ): Promise<void> {
    const [step] = (await manager.query('select title from step where id = $1', [
      reminder.stepId,
    ])) as { title: string }[];
    if (!step) return;
    await this.notices.give(manager, {
      personIds: [reminder.personId],
      kind: 'next_step',
      details: { title: step.title },
      link: `/belajar/langkah/${reminder.stepId}`,
      cause: `next_step:${reminder.on}`,
    });
  }
}

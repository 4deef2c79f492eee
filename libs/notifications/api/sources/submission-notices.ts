import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '@pijar/notifications/contracts';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

/** Tells a participant what her coach said about her work. */
@Injectable()
export class SubmissionNotices {
  constructor(private readonly notices: Notices) {}

  async answered(
    manager: EntityManager,
    answered: { submissionId: string; attemptId: string },
    kind: Extract<NotificationKind, 'submission_returned' | 'submission_accepted'>,
  ): Promise<void> {
    const [row] = (await manager.query(
      `select m.person_id as "personId", st.id as "stepId", st.title
         from submission s
         join membership m on m.id = s.membership_id
         join step st on st.id = s.step_id
        where s.id = $1`,
      [answered.submissionId],
    )) as { personId: string; stepId: string; title: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [row.personId],
      kind,
      details: { title: row.title },
      link: `/belajar/langkah/${row.stepId}`,
      cause: `${kind}:${answered.attemptId}`,
    });
  }
}

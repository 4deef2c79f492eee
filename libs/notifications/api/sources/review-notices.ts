import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface Moved {
  submissionId: string;
  version: number;
  from: string | null;
  to: string;
}

/** Work of a cohort that was promised an answer for a day that has passed. */
interface Waiting {
  cohortId: string;
  count: number;
  at: string;
}

/** Tells coaches what becomes of the work that they read, and officers what nobody reads. */
@Injectable()
export class ReviewNotices {
  constructor(private readonly notices: Notices) {}

  /** To whoever got it, and to whoever had it. */
  async reassigned(manager: EntityManager, moved: Moved): Promise<void> {
    await this.tell(manager, moved, moved.to, 'review_given');
    if (moved.from) await this.tell(manager, moved, moved.from, 'review_taken');
  }

  /** Whoever took it knows. */
  async takenOver(manager: EntityManager, moved: Moved & { from: string }): Promise<void> {
    await this.tell(manager, moved, moved.from, 'review_taken');
  }

  /** To whoever has it. */
  async nearing(
    manager: EntityManager,
    reply: { submissionId: string; attemptId: string; personId: string },
  ): Promise<void> {
    const { submissionId, attemptId, personId } = reply;
    await this.give(manager, submissionId, personId, 'reply_nearing', attemptId);
  }

  async late(
    manager: EntityManager,
    { cohortId, personId, count, at }: Waiting & { personId: string },
  ): Promise<void> {
    await this.ofCohort(manager, { cohortId, count, at }, [personId], 'replies_late');
  }

  /** To the officers of the organisation that owns the cohort. */
  async overdue(manager: EntityManager, waiting: Waiting): Promise<void> {
    const officers = (await manager.query(
      `select r.person_id as id from role_grant r
         join person p on p.id = r.person_id
         join cohort c on c.organisation_id = p.organisation_id
        where r.role = 'officer' and c.id = $1`,
      [waiting.cohortId],
    )) as { id: string }[];
    const ids = officers.map(({ id }) => id);
    await this.ofCohort(manager, waiting, ids, 'replies_overdue');
  }

  private tell(
    manager: EntityManager,
    { submissionId, version }: Moved,
    personId: string,
    kind: 'review_given' | 'review_taken',
  ): Promise<void> {
    return this.give(manager, submissionId, personId, kind, `${submissionId}:${version}`);
  }

  private async give(
    manager: EntityManager,
    submissionId: string,
    personId: string,
    kind: 'review_given' | 'review_taken' | 'reply_nearing',
    cause: string,
  ): Promise<void> {
    const [row] = (await manager.query(
      'select st.title from submission s join step st on st.id = s.step_id where s.id = $1',
      [submissionId],
    )) as { title: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [personId],
      kind,
      details: { title: row.title },
      link: `/pendamping/kiriman/${submissionId}`,
      cause: `${kind}:${cause}`,
    });
  }

  private async ofCohort(
    manager: EntityManager,
    { cohortId, count, at }: Waiting,
    personIds: string[],
    kind: 'replies_late' | 'replies_overdue',
  ): Promise<void> {
    const [row] = (await manager.query('select name from cohort where id = $1', [cohortId])) as {
      name: string;
    }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds,
      kind,
      details: { title: row.name, count },
      link: '/pendamping',
      cause: `${kind}:${cohortId}:${at}`,
    });
  }
}

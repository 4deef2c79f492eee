import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, Outbox, problems } from '@pijar/shared/api';
import {
  submissionDisowned,
  submissionEntered,
  type AttemptReceipt,
  type EnteredFor,
  type Entry,
  type EntryAnswer,
  type Mover,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { entryJson } from '../hand-in/attempts.sql';

interface EntryRow {
  submissionId: string;
  membershipId: string;
  organisationId: string;
  answer: EntryAnswer | null;
}

/** Work that staff enter for a participant: who may, what is written down of it, and her own word about it. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly db: DataSource,
    private readonly cohorts: CohortAccess,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps others from changing what hangs on her membership until the commit.
   * @returns what the actor is to her work in the table of moves
   * @throws 404 unless the actor is staff of her cohort or leads it; for oneself
   */
  async lockMembership(
    manager: EntityManager,
    actor: Actor,
    membershipId: string,
  ): Promise<Extract<Mover, 'staff' | 'officer'>> {
    const [membership] = (await manager.query(
      'select cohort_id as "cohortId" from membership where id = $1 and person_id <> $2',
      [membershipId, actor.personId],
    )) as { cohortId: string }[];
    if (!membership) throw problems.notFound();
    const relation = await this.cohorts.assertStaff(actor, membership.cohortId, manager);
    // She may have moved to another cohort since.
    const locked = (await manager.query(
      'select id from membership where id = $1 and cohort_id = $2 for no key update',
      [membershipId, membership.cohortId],
    )) as unknown[];
    if (locked.length === 0) throw problems.notFound();
    return relation === 'leads' ? 'officer' : 'staff';
  }

  /** In the transaction of the hand-in. The reason speaks of her life: it stays with the attempt, where she can take it back. */
  async record(
    manager: EntityManager,
    actor: Actor,
    of: { membershipId: string; organisationId: string },
    { submissionId, attemptId }: AttemptReceipt,
    { consent }: EnteredFor,
  ): Promise<void> {
    const { membershipId, organisationId } = of;
    const enteredBy = actor.personId;
    await this.outbox.add(manager, submissionEntered, {
      submissionId,
      attemptId,
      membershipId,
      enteredBy,
    });
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action: 'submission.entered',
      subjectType: 'submission',
      subjectId: submissionId,
      detail: { attemptId, consent },
    });
  }

  /**
   * Her last word counts, and each one is in the audit log.
   * @throws 404 unless it is her attempt and somebody else entered it
   */
  answer(
    actor: Actor,
    where: { submissionId: string; attemptId: string },
    answer: EntryAnswer,
  ): Promise<Entry> {
    return this.db.transaction(async (manager) => {
      const row = await this.lockEntry(manager, actor, where);
      if (row.answer !== answer) await this.write(manager, actor, row, where.attemptId, answer);
      const [entry] = (await manager.query(
        `select ${entryJson} as view from submission_attempt a where a.id = $1`,
        [where.attemptId],
      )) as { view: Entry }[];
      return entry!.view;
    });
  }

  private async lockEntry(
    manager: EntityManager,
    actor: Actor,
    where: { submissionId: string; attemptId: string },
  ): Promise<EntryRow> {
    const [row] = (await manager.query(
      `select s.id as "submissionId", m.id as "membershipId", c.organisation_id as "organisationId",
              a.entered_answer as answer
         from submission_attempt a
         join submission s on s.id = a.submission_id
         join membership m on m.id = s.membership_id
         join cohort c on c.id = m.cohort_id
        where a.id = $1 and s.id = $2 and m.person_id = $3 and a.entered_by is not null
          for no key update of m`,
      [where.attemptId, where.submissionId, actor.personId],
    )) as EntryRow[];
    if (!row) throw problems.notFound();
    return row;
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    { submissionId, membershipId, organisationId }: EntryRow,
    attemptId: string,
    answer: EntryAnswer,
  ): Promise<void> {
    await manager.query(
      'update submission_attempt set entered_answer = $2, entered_answered_at = $3 where id = $1',
      [attemptId, answer, this.clock.now()],
    );
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action: `submission.entry-${answer}`,
      subjectType: 'submission',
      subjectId: submissionId,
      detail: { attemptId },
    });
    if (answer === 'disowned') {
      await this.outbox.add(manager, submissionDisowned, { submissionId, attemptId, membershipId });
    }
  }
}

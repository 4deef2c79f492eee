import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { StepReports } from '@pijar/learning/api';
import { Audit, Outbox, problems } from '@pijar/shared/api';
import {
  submissionRestricted,
  transitions,
  type SafeguardingReaders,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ReviewAccess } from '../claims/review-access';
import { lockSubmission, readSubmission, SubmissionMoves, type SubmissionRow } from '../moves';
import { RestrictionsQuery } from './restrictions.query';

/** Takes a piece of work out of everybody's sight but the safeguarding persons'. See docs/adr/0048. */
@Injectable()
export class RestrictService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly moves: SubmissionMoves,
    private readonly reports: StepReports,
    private readonly restrictions: RestrictionsQuery,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Who would read it. @throws 404 unless the actor may review it */
  async readers(actor: Actor, submissionId: string): Promise<SafeguardingReaders> {
    const row = await readSubmission(this.db.manager, submissionId);
    await this.access.assertReviewer(this.db.manager, actor, row);
    return this.restrictions.readers(this.db.manager, row);
  }

  /** @throws 404 unless the actor may review it; 409 `key-reused`, `nobody-reads` */
  restrict(
    actor: Actor,
    submissionId: string,
    input: { restrictionId: string; note: string },
  ): Promise<SafeguardingReaders> {
    return this.db.transaction(async (manager) => {
      const earlier = await this.earlier(manager, actor, submissionId, input.restrictionId);
      if (earlier) return this.restrictions.readers(manager, earlier);
      const row = await lockSubmission(manager, submissionId);
      const who = await this.access.assertReviewer(manager, actor, row);
      const readers = await this.restrictions.readers(manager, row);
      if (readers.readers.length === 0) {
        throw problems.conflict('nobody-reads', 'There is nobody who may read it.');
      }
      await this.setAside(manager, row, who);
      await manager.query(
        `insert into restriction (id, submission_id, restricted_by, restricted_at, note) values ($1, $2, $3, $4, $5)`,
        [input.restrictionId, row.id, actor.personId, this.moves.now(), input.note],
      );
      await this.tell(manager, row, input.restrictionId, readers);
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: row.organisationId,
        action: 'restriction.made',
        subjectType: 'restriction',
        subjectId: input.restrictionId,
      });
      await manager.query('select set_restricted($1, true)', [row.id]);
      await this.audit.seal(manager, 'submission', row.id, true);
      // She is not held up: the step counts, without a word about the work and with nothing that leads to it.
      await this.reports.report(manager, {
        membershipId: row.membershipId,
        stepId: row.stepId,
        state: 'done',
        evidence: {},
        actorId: null,
      });
      return readers;
    });
  }

  /** The same press again, after she can no longer see the work. */
  private async earlier(
    manager: EntityManager,
    actor: Actor,
    submissionId: string,
    restrictionId: string,
  ): Promise<Pick<SubmissionRow, 'organisationId' | 'personId'> | undefined> {
    const [row] = (await manager.query(
      `select s.id, r.restricted_by as by, c.organisation_id as "organisationId", m.person_id as "personId"
         from restriction r
         join every_submission s on s.id = r.submission_id
         join membership m on m.id = s.membership_id
         join cohort c on c.id = s.cohort_id
        where r.id = $1`,
      [restrictionId],
    )) as { id: string; by: string; organisationId: string; personId: string }[];
    if (row && (row.id !== submissionId.toLowerCase() || row.by !== actor.personId)) {
      throw problems.conflict('key-reused', 'This id was used for something else.');
    }
    return row;
  }

  /** Nobody holds it any more, and an answer that waited is not given. */
  private async setAside(
    manager: EntityManager,
    row: SubmissionRow,
    who: 'staff' | 'officer',
  ): Promise<void> {
    await manager.query('delete from sent_decision where submission_id = $1', [row.id]);
    const { from } = transitions.set_aside;
    if ((from as readonly string[]).includes(row.state)) {
      const isOver = row.state === 'in_review' && row.claimedUntil! <= this.moves.now();
      if (!isOver) await this.moves.apply(manager, row, 'set_aside', who);
      else {
        await manager.query(
          `update submission set state = 'submitted', claimed_by = null, claimed_until = null where id = $1`,
          [row.id],
        );
      }
    }
  }

  private async tell(
    manager: EntityManager,
    row: SubmissionRow,
    restrictionId: string,
    { readers }: SafeguardingReaders,
  ): Promise<void> {
    const attempts = (await manager.query(
      'select id from submission_attempt where submission_id = $1',
      [row.id],
    )) as { id: string }[];
    await this.outbox.add(manager, submissionRestricted, {
      restrictionId,
      submissionId: row.id,
      attemptIds: attempts.map(({ id }) => id),
      readerIds: readers.map(({ id }) => id),
    });
  }
}

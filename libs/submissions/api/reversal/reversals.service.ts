import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { StageProofs, StageReopenings, type ReopeningEffect } from '@pijar/learning/api';
import { Audit, Outbox, problems } from '@pijar/shared/api';
import {
  acceptanceReversed,
  type ReversalDone,
  type ReversalInput,
  type ReversalPreview,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { lockSubmission, readSubmission, SubmissionMoves, type SubmissionRow } from '../moves';

/** An officer takes an acceptance back, knowing what it does. See docs/adr/0049. */
@Injectable()
export class ReversalsService {
  constructor(
    private readonly db: DataSource,
    private readonly cohorts: CohortAccess,
    private readonly moves: SubmissionMoves,
    private readonly reopenings: StageReopenings,
    private readonly proofs: StageProofs,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @throws 404 unless the actor leads the cohort; 409 `not-accepted` */
  async preview(actor: Actor, submissionId: string): Promise<ReversalPreview> {
    const { manager } = this.db;
    const row = await readSubmission(manager, submissionId);
    await this.assertReversible(manager, actor, row);
    const effect = await this.reopenings.foresee(manager, row.membershipId, row.stepId);
    const of = proofsOf(row, effect);
    const certificates = of ? await this.proofs.valid(manager, of) : [];
    return { version: row.version, ...effect, certificates };
  }

  /** @throws 404 unless the actor leads the cohort; 409 `not-accepted`, `changed-meanwhile`, `key-reused` */
  reverse(actor: Actor, submissionId: string, input: ReversalInput): Promise<ReversalDone> {
    return this.db.transaction(async (manager) => {
      // Two officers go one after the other from here: the second finds it open.
      const row = await lockSubmission(manager, submissionId);
      await this.cohorts.assertLeads(actor, row.cohortId, manager);
      const earlier = await this.earlier(manager, actor, row, input);
      if (earlier) return earlier;
      await this.assertReversible(manager, actor, row);
      if (row.version !== input.version) {
        const current = { state: row.state, version: row.version };
        throw problems.conflict('changed-meanwhile', 'It is not what you were shown.', current);
      }
      const reversed = await this.write(manager, actor, row, input);
      const effect = await this.reopenings.reopen(manager, {
        membershipId: row.membershipId,
        stepId: row.stepId,
        actorId: actor.personId,
        evidence: { submissionId: row.id, reversalId: input.reversalId },
      });
      const of = proofsOf(row, effect);
      if (of && input.revokesCertificates) {
        await this.proofs.revoke(manager, actor, of, input.reason);
      }
      await this.record(manager, actor, row, input, effect);
      return reversed;
    });
  }

  private async assertReversible(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
  ): Promise<void> {
    await this.cohorts.assertLeads(actor, row.cohortId, manager);
    if (row.personId === actor.personId || row.state === 'draft') throw problems.notFound();
    if (row.state !== 'accepted') {
      throw problems.conflict('not-accepted', 'It is not accepted.', { state: row.state });
    }
  }

  private async earlier(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    input: ReversalInput,
  ): Promise<ReversalDone | null> {
    const [found] = (await manager.query(
      `select submission_id as "submissionId", officer_id as "officerId", reason, reversed_at as at
         from acceptance_reversal where id = $1`,
      [input.reversalId],
    )) as { submissionId: string; officerId: string; reason: string; at: Date }[];
    if (!found) return null;
    const isSame =
      found.submissionId === row.id &&
      found.officerId === actor.personId &&
      found.reason === input.reason;
    if (!isSame) throw problems.conflict('key-reused', 'This id was used for something else.');
    return { reversalId: input.reversalId, reversedAt: found.at.toISOString() };
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    { reversalId, reason }: ReversalInput,
  ): Promise<ReversalDone> {
    const now = this.moves.now();
    const [attempt] = (await manager.query(
      `insert into acceptance_reversal (id, submission_id, attempt_id, officer_id, reason, reversed_at)
       select $1, $2, a.id, $3, $4, $5 from submission_attempt a where a.submission_id = $2 and a.number = $6
       returning attempt_id as id,
         (select f.reviewer_id from feedback f where f.attempt_id = acceptance_reversal.attempt_id and f.version = 1) as "reviewerId"`,
      [reversalId, row.id, actor.personId, reason, now, row.attemptCount],
    )) as { id: string; reviewerId: string | null }[];
    await this.moves.apply(manager, row, 'reverse', 'officer', {
      decided_at: now,
      // What she sends next comes to whoever read it before.
      preferred_reviewer_id: attempt!.reviewerId,
    });
    await this.outbox.add(manager, acceptanceReversed, {
      ...{ reversalId, submissionId: row.id, attemptId: attempt!.id },
      ...{ membershipId: row.membershipId, officerId: actor.personId },
    });
    return { reversalId, reversedAt: now.toISOString() };
  }

  /** The reason speaks of her work: it stays with the reversal, where erasure takes it. */
  private record(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    { reversalId, revokesCertificates }: ReversalInput,
    { reopens, isProgrammeReopened }: ReopeningEffect,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: row.organisationId,
      action: 'submission.acceptance-reversed',
      subjectType: 'submission',
      subjectId: row.id,
      detail: {
        ...{ reversalId, reopenedStageId: reopens?.id ?? null },
        ...{ isProgrammeReopened, revokesCertificates },
      },
    });
  }
}

const proofsOf = (
  { membershipId }: SubmissionRow,
  { reopens, isProgrammeReopened }: ReopeningEffect,
) => reopens && { membershipId, stageId: reopens.id, isProgrammeToo: isProgrammeReopened };

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, Outbox, problems } from '@pijar/shared/api';
import { submissionTakenOver, type ClaimView } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { assertNotOwnEntry } from '../acting/own-entry';
import {
  isHeldBy,
  leaseOf,
  readSubmission,
  reviewStateOf,
  stateNow,
  SubmissionMoves,
  type SubmissionRow,
} from '../moves';
import { copyAbsentDraft } from './absent-draft';
import { assertAdmitted } from '../grading/admission';
import { copyDraft } from './assignees.service';
import { ReviewAccess } from './review-access';

/** The lease of whoever reads a piece of work: begun by hand, renewed, given back, taken over. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly moves: SubmissionMoves,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws 404; 409 `held-by-other` with the lease, `not-waiting` with the state, `entered-by-you`, `learn-to-grade-first` */
  claim(actor: Actor, submissionId: string): Promise<ClaimView> {
    return this.hold(actor, submissionId, 'held-by-other');
  }

  /**
   * Also begins it anew when it ran out and nobody else took the work.
   * @throws 404; 409 `lease-lost` with lease and state
   */
  renew(actor: Actor, submissionId: string): Promise<ClaimView> {
    return this.hold(actor, submissionId, 'lease-lost');
  }

  /** Nothing happens when she holds it no more. @throws 404 */
  async handBack(actor: Actor, submissionId: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const row = await readSubmission(manager, submissionId);
      await this.access.assertReviewer(manager, actor, row);
      if (!isHeldBy(row, actor.personId, this.clock.now())) return;
      await this.moves.apply(manager, row, 'hand_back', 'holder', {
        handed_back_by: actor.personId,
        // It waited for her alone; now it is for everybody.
        preferred_reviewer_id:
          row.preferredReviewerId === actor.personId ? null : row.preferredReviewerId,
      });
    });
  }

  /**
   * Takes it from whoever holds it, with a copy of her draft where the taker has none.
   * @throws 404; 409 `not-waiting` with the state, `entered-by-you`, `learn-to-grade-first`
   */
  async takeOver(actor: Actor, submissionId: string): Promise<ClaimView> {
    return this.db.transaction(async (manager) => {
      const row = await readSubmission(manager, submissionId);
      const who = await this.access.assertReviewer(manager, actor, row);
      const state = stateNow(row, this.clock.now());
      if (state !== 'in_review') return this.holdRow(manager, actor, row, who, 'held-by-other');
      if (row.claimedBy === actor.personId) {
        return this.begin(manager, actor, row, 'renew', 'holder');
      }
      const from = row.claimedBy;
      const claim = await this.begin(manager, actor, row, 'take_over', who);
      await copyDraft(manager, row.id, from!, actor.personId);
      await this.outbox.add(manager, submissionTakenOver, {
        ...{ submissionId: row.id, version: row.version, from: from!, to: actor.personId },
      });
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: row.organisationId,
        action: 'submission.taken-over',
        subjectType: 'submission',
        subjectId: row.id,
        detail: { from },
      });
      return claim;
    });
  }

  private hold(
    actor: Actor,
    submissionId: string,
    lost: 'held-by-other' | 'lease-lost',
  ): Promise<ClaimView> {
    return this.db.transaction(async (manager) => {
      const row = await readSubmission(manager, submissionId);
      const who = await this.access.assertReviewer(manager, actor, row);
      return this.holdRow(manager, actor, row, who, lost);
    });
  }

  private async holdRow(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    who: 'staff' | 'officer',
    lost: 'held-by-other' | 'lease-lost',
  ): Promise<ClaimView> {
    const now = this.clock.now();
    const state = stateNow(row, now);
    if (isHeldBy(row, actor.personId, now)) {
      return this.begin(manager, actor, row, 'renew', 'holder');
    }
    if (state === 'submitted') return this.begin(manager, actor, row, 'take', who);
    const kind = state === 'in_review' || lost === 'lease-lost' ? lost : 'not-waiting';
    throw problems.conflict(kind, 'It cannot be held by you now.', {
      lease: await leaseOf(manager, row, actor.personId, now),
      state: reviewStateOf(state),
    });
  }

  private async begin(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    verb: 'take' | 'renew' | 'take_over',
    who: 'holder' | 'staff' | 'officer',
  ): Promise<ClaimView> {
    if (verb !== 'renew') {
      await assertNotOwnEntry(manager, actor, row);
      await assertAdmitted(manager, actor, row.cohortId);
    }
    const moved = await this.moves.apply(manager, row, verb, who, {
      claimed_by: actor.personId,
      claimed_until: this.moves.leaseEnd(),
    });
    const now = this.clock.now();
    if (verb === 'take') await copyAbsentDraft(manager, row.id, actor.personId, now);
    return claimView(manager, actor, moved, now);
  }
}

/** What whoever holds the work is told. */
export async function claimView(
  manager: EntityManager,
  actor: Actor,
  row: Pick<SubmissionRow, 'id' | 'state' | 'attemptCount' | 'claimedBy' | 'claimedUntil'>,
  now: Date,
): Promise<ClaimView> {
  const [attempt] = (await manager.query(
    'select id from submission_attempt where submission_id = $1 and number = $2',
    [row.id, row.attemptCount],
  )) as { id: string }[];
  return {
    submissionId: row.id,
    attemptId: attempt!.id,
    attemptNumber: row.attemptCount,
    lease: (await leaseOf(manager, row, actor.personId, now))!,
  };
}

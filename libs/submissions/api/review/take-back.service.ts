import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { ClaimView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { claimView } from '../claims/claims.service';
import { ReviewAccess } from '../claims/review-access';
import {
  isHeldBy,
  leaseOf,
  lockSubmission,
  reviewStateOf,
  stateNow,
  SubmissionMoves,
} from '../moves';
import { readSentDecision, removeSentDecision } from './sent-decision';

/** Takes a sent decision back before it takes effect. */
@Injectable()
export class TakeBackService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly moves: SubmissionMoves,
    private readonly clock: Clock,
  ) {}

  /**
   * As long as nothing has moved she may, also when the product is late. Her words are her draft as she sent them.
   * @throws 404; 409 `already-decided` when it took effect, `lease-lost` when the work is somebody else's by now
   */
  async takeBack(actor: Actor, submissionId: string, decisionId: string): Promise<ClaimView> {
    return this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      await this.access.assertReviewer(manager, actor, row);
      const now = this.clock.now();
      const sent = await readSentDecision(manager, submissionId);
      if (sent?.id === decisionId.toLowerCase() && sent.reviewerId === actor.personId) {
        await removeSentDecision(manager, sent.id);
        const moved = await this.moves.apply(manager, row, 'take_back', 'holder', {
          claimed_by: actor.personId,
          claimed_until: this.moves.leaseEnd(),
        });
        return claimView(manager, actor, moved, now);
      }
      if (isHeldBy(row, actor.personId, now)) return claimView(manager, actor, row, now);
      const state = reviewStateOf(stateNow(row, now));
      if (state === 'waiting' || state === 'in_review') {
        const lease = await leaseOf(manager, row, actor.personId, now);
        throw problems.conflict('lease-lost', 'It is not with you any more.', { lease, state });
      }
      throw problems.conflict('already-decided', 'The answer took effect.', { state });
    });
  }
}

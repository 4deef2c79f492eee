import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { FeedbackDraftInput, FeedbackDraftSaved } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { ReviewAccess } from '../claims/review-access';
import { leaseOf, lockSubmission, reviewStateOf, stateNow } from '../moves';
import { assertNewestAttempt } from './attempt-checks';
import { assertMedia } from './feedback-media';
import { isSameWords, readFeedbackDraft, writeFeedbackDraft } from './feedback-drafts';

/** Keeps what a reviewer writes while she writes it, so that a closed tab or a lost lease loses nothing. */
@Injectable()
export class FeedbackDraftsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves when `version` is the newest of her draft; the same words again answer the same. It never needs the lease.
   * @throws 404; 409 `draft-changed` with her newest draft, `already-decided` with the state, `attempt-superseded`;
   *   422 for marks and voice
   */
  async save(
    actor: Actor,
    submissionId: string,
    input: FeedbackDraftInput,
  ): Promise<FeedbackDraftSaved> {
    return this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      await this.access.assertReviewer(manager, actor, row);
      const now = this.clock.now();
      const state = stateNow(row, now);
      await assertNewestAttempt(manager, row, input.attemptId);
      if (state === 'answering' || state === 'returned' || state === 'accepted') {
        throw problems.conflict('already-decided', 'It was answered already.', {
          state: reviewStateOf(state),
        });
      }
      await assertMedia(manager, actor, input.attemptId, input);
      const lease = await leaseOf(manager, row, actor.personId, now);
      const current = await readFeedbackDraft(manager, input.attemptId, actor.personId);
      if (current && isSameWords(current, input)) return { draft: current, lease };
      if ((current?.version ?? 0) !== input.version) {
        throw problems.conflict('draft-changed', 'You saved something else since.', {
          draft: current,
        });
      }
      const draft = await writeFeedbackDraft(manager, input.attemptId, actor.personId, input, now);
      return { draft, lease };
    });
  }
}

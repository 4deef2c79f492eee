import { Inject, Injectable } from '@nestjs/common';
import type { Rubric } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Outbox, problems, SETTINGS, type Settings } from '@pijar/shared/api';
import { decisionSent, type DecisionInput, type DecisionView } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { assertNotOwnEntry } from '../acting/own-entry';
import { ReviewAccess } from '../claims/review-access';
import {
  isHeldBy,
  leaseOf,
  lockSubmission,
  reviewStateOf,
  stateNow,
  SubmissionMoves,
  type SubmissionRow,
} from '../moves';
import {
  assertNewestAttempt,
  assertNotDisowned,
  assertScoresComplete,
  pointsOf,
} from './attempt-checks';
import { DecisionEffect } from './decision-effect';
import { earlierDecision } from './earlier-decision';
import { writeFeedbackDraft } from './feedback-drafts';
import { assertMedia } from './feedback-media';
import { rubricOf } from './rubric-of';
import { keepSentDecision, readSentDecision, type SentDecision } from './sent-decision';

/** Answers a piece of work: returns it for another try, or accepts it. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly moves: SubmissionMoves,
    private readonly effect: DecisionEffect,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Only whoever holds a live lease decides. Without it nothing is lost: what she sent becomes her draft, and stays. The decision
   * waits for `undoSeconds`; where there are none it takes effect in the same transaction.
   * @throws 404; 409 `lease-lost` with lease, state and her draft, `already-decided`, `attempt-superseded`, `key-reused`,
   *   `entered-by-you`, `attempt-disowned`; 422 for scores, marks, voice
   */
  async decide(actor: Actor, submissionId: string, input: DecisionInput): Promise<DecisionView> {
    const answer = await this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      await this.access.assertReviewer(manager, actor, row);
      const rubric = await rubricOf(manager, row.stepId, input.attemptId);
      const earlier = await earlierDecision(manager, actor, row.id, input);
      if (earlier) return { view: decisionView(rubric, earlier) };
      await assertNewestAttempt(manager, row, input.attemptId);
      await assertNotOwnEntry(manager, actor, row);
      await assertNotDisowned(manager, input);
      assertScoresComplete(rubric, input.scores);
      await assertMedia(manager, actor, input.attemptId, input);
      if (row.state === 'answering') {
        const state = reviewStateOf(row.state);
        throw problems.conflict('already-decided', 'It was answered a moment ago.', { state });
      }
      if (!isHeldBy(row, actor.personId, this.moves.now())) {
        return { lost: await this.keepAsDraft(manager, actor, row, input) };
      }
      return { view: decisionView(rubric, await this.send(manager, actor, row, input)) };
    });
    if (answer.view) return answer.view;
    throw problems.conflict('lease-lost', 'You do not hold it; your words are kept.', answer.lost);
  }

  private async send(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    input: DecisionInput,
  ): Promise<SentDecision & { secondsLeft: number }> {
    const { decisionId, ...words } = input;
    const sentAt = this.moves.now();
    const submissionId = row.id;
    const reviewerId = actor.personId;
    const sent = { ...words, id: decisionId, submissionId, reviewerId, sentAt };
    const answering = await this.moves.apply(manager, row, 'answer', 'holder');
    if (this.settings.undoSeconds === 0) {
      await this.effect.happen(manager, answering, sent);
      return { ...sent, secondsLeft: 0 };
    }
    // What she takes back she finds as she sent it.
    await writeFeedbackDraft(manager, input.attemptId, reviewerId, input, sentAt);
    await keepSentDecision(manager, sent, this.settings.undoSeconds);
    await this.outbox.add(manager, decisionSent, { submissionId, decisionId });
    return (await readSentDecision(manager, submissionId))!;
  }

  private async keepAsDraft(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    input: DecisionInput,
  ) {
    const now = this.moves.now();
    return {
      lease: await leaseOf(manager, row, actor.personId, now),
      state: reviewStateOf(stateNow(row, now)),
      draft: await writeFeedbackDraft(manager, input.attemptId, actor.personId, input, now),
    };
  }
}

function decisionView(rubric: Rubric, sent: SentDecision & { secondsLeft: number }): DecisionView {
  return {
    feedbackId: sent.id,
    submissionId: sent.submissionId,
    attemptId: sent.attemptId,
    decision: sent.decision,
    ...pointsOf(rubric, sent.scores),
    passTotal: rubric.passTotal,
    sentAt: sent.sentAt.toISOString(),
    secondsLeft: sent.secondsLeft,
  };
}

import { Injectable } from '@nestjs/common';
import type { Rubric } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { StepReports } from '@pijar/learning/api';
import { Audit, Outbox, problems } from '@pijar/shared/api';
import {
  submissionAccepted,
  submissionReturned,
  type DecisionInput,
  type DecisionView,
} from '@pijar/submissions/contracts';
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
import { earlierDecision } from './earlier-decision';
import { writeFeedbackDraft } from './feedback-drafts';

/** Answers a piece of work: returns it for another try, or accepts it. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly moves: SubmissionMoves,
    private readonly reports: StepReports,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Only whoever holds a live lease decides. Without it nothing is lost: what she sent becomes her draft, and stays.
   * @throws 404; 409 `lease-lost` with lease, state and her draft, `attempt-superseded`, `key-reused`,
   *   `entered-by-you`, `attempt-disowned`; 422 for scores
   */
  async decide(actor: Actor, submissionId: string, input: DecisionInput): Promise<DecisionView> {
    const answer = await this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      await this.access.assertReviewer(manager, actor, row);
      const rubric = await rubricOf(manager, row.stepId, input.attemptId);
      const earlier = await earlierDecision(manager, actor, input);
      if (earlier) return { view: decisionView(row.id, rubric, earlier) };
      await assertNewestAttempt(manager, row, input.attemptId);
      await assertNotOwnEntry(manager, actor, row);
      await assertNotDisowned(manager, input);
      assertScoresComplete(rubric, input.scores);
      if (!isHeldBy(row, actor.personId, this.moves.now())) {
        return { lost: await this.keepAsDraft(manager, actor, row, input) };
      }
      const sentAt = await this.write(manager, actor, row, input);
      return { view: decisionView(row.id, rubric, { ...input, sentAt }) };
    });
    if (answer.view) return answer.view;
    throw problems.conflict('lease-lost', 'You do not hold it; your words are kept.', answer.lost);
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    input: DecisionInput,
  ): Promise<Date> {
    const now = this.moves.now();
    const isAccepted = input.decision === 'accepted';
    await manager.query(
      `insert into feedback (id, attempt_id, reviewer_id, decision, scores, good, change, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        input.decisionId,
        input.attemptId,
        actor.personId,
        input.decision,
        input.scores,
        input.good,
        input.change,
        now,
      ],
    );
    await manager.query('delete from feedback_draft where attempt_id = $1 and reviewer_id = $2', [
      input.attemptId,
      actor.personId,
    ]);
    await this.moves.apply(manager, row, isAccepted ? 'accept' : 'return', 'holder', {
      decided_at: now,
      // What comes back is offered to her first.
      preferred_reviewer_id: isAccepted ? null : actor.personId,
    });
    await this.reports.report(manager, {
      membershipId: row.membershipId,
      stepId: row.stepId,
      state: isAccepted ? 'done' : 'returned',
      evidence: { submissionId: row.id, attemptId: input.attemptId },
      actorId: actor.personId,
    });
    await this.outbox.add(manager, isAccepted ? submissionAccepted : submissionReturned, {
      submissionId: row.id,
      attemptId: input.attemptId,
      membershipId: row.membershipId,
      reviewerId: actor.personId,
    });
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: row.organisationId,
      action: `submission.${input.decision}`,
      subjectType: 'submission',
      subjectId: row.id,
      detail: { attemptId: input.attemptId, scores: input.scores },
    });
    return now;
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

/** That of the step which the attempt was sent for; of the submission's own where the attempt is none of it. */
async function rubricOf(
  manager: EntityManager,
  stepId: string,
  attemptId: string,
): Promise<Rubric> {
  const [step] = (await manager.query(
    `select body->'rubric' as rubric from step
      where id = coalesce((select step_id from submission_attempt where id = $2), $1)`,
    [stepId, attemptId],
  )) as { rubric: Rubric }[];
  return step!.rubric;
}

function decisionView(
  submissionId: string,
  rubric: Rubric,
  sent: Pick<DecisionInput, 'decisionId' | 'attemptId' | 'decision' | 'scores'> & { sentAt: Date },
): DecisionView {
  return {
    feedbackId: sent.decisionId,
    submissionId,
    attemptId: sent.attemptId,
    decision: sent.decision,
    ...pointsOf(rubric, sent.scores),
    passTotal: rubric.passTotal,
    sentAt: sent.sentAt.toISOString(),
  };
}

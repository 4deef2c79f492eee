import { Injectable } from '@nestjs/common';
import { StepReports } from '@pijar/learning/api';
import { Audit, Outbox } from '@pijar/shared/api';
import { submissionAccepted, submissionReturned } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { SubmissionMoves, type SubmissionRow } from '../moves';
import type { SentDecision } from './sent-decision';

/** What a decision does: feedback that she sees, the step, the event, the record. */
@Injectable()
export class DecisionEffect {
  constructor(
    private readonly moves: SubmissionMoves,
    private readonly reports: StepReports,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** The submission is locked and `answering`. */
  async happen(manager: EntityManager, row: SubmissionRow, sent: SentDecision): Promise<void> {
    const isAccepted = sent.decision === 'accepted';
    await this.writeFeedback(manager, sent);
    await this.moves.apply(manager, row, isAccepted ? 'accept' : 'return', 'system', {
      decided_at: this.moves.now(),
      // What comes back is offered to her first.
      preferred_reviewer_id: isAccepted ? null : sent.reviewerId,
    });
    await this.reports.report(manager, {
      membershipId: row.membershipId,
      stepId: row.stepId,
      state: isAccepted ? 'done' : 'returned',
      evidence: { submissionId: row.id, attemptId: sent.attemptId },
      actorId: sent.reviewerId,
    });
    await this.outbox.add(manager, isAccepted ? submissionAccepted : submissionReturned, {
      submissionId: row.id,
      attemptId: sent.attemptId,
      membershipId: row.membershipId,
      reviewerId: sent.reviewerId,
    });
    await this.audit.record(manager, {
      actorId: sent.reviewerId,
      organisationId: row.organisationId,
      action: `submission.${sent.decision}`,
      subjectType: 'submission',
      subjectId: row.id,
      detail: { attemptId: sent.attemptId, scores: sent.scores },
    });
  }

  private async writeFeedback(manager: EntityManager, sent: SentDecision): Promise<void> {
    await manager.query(
      `insert into feedback (id, attempt_id, reviewer_id, decision, scores, good, change, sent_at, marks, voice_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[sent.id, sent.attemptId, sent.reviewerId, sent.decision],
        ...[sent.scores, sent.good, sent.change, sent.sentAt],
        ...[JSON.stringify(sent.marks), sent.voiceId],
      ],
    );
    await manager.query('delete from feedback_draft where attempt_id = $1 and reviewer_id = $2', [
      sent.attemptId,
      sent.reviewerId,
    ]);
  }
}

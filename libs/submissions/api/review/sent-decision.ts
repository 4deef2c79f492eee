import type { Decision } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import type { FeedbackWords } from './feedback-drafts';

/** What a reviewer sent and nobody else sees yet. */
export interface SentDecision extends FeedbackWords {
  id: string;
  submissionId: string;
  attemptId: string;
  reviewerId: string;
  decision: Decision;
  sentAt: Date;
}

const columns = `id, submission_id as "submissionId", attempt_id as "attemptId", reviewer_id as "reviewerId",
  decision, scores, good, change, marks, voice_id as "voiceId", sent_at as "sentAt"`;

/** SQL of the seconds until a sent decision takes effect. @param d alias of its row */
export const secondsLeft = (d: string): string =>
  `greatest(0, extract(epoch from ${d}.due_at - clock_timestamp()))::float8`;

/** Keeps a decision for so many seconds of the database's clock. */
export async function keepSentDecision(
  manager: EntityManager,
  decision: SentDecision,
  seconds: number,
): Promise<void> {
  const { id, submissionId, attemptId, reviewerId, scores, good, change } = decision;
  const { marks, voiceId, sentAt } = decision;
  await manager.query(
    `insert into sent_decision (id, submission_id, attempt_id, reviewer_id, decision, scores, good, change,
                                sent_at, due_at, marks, voice_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp() + make_interval(secs => $10), $11, $12)`,
    [
      ...[id, submissionId, attemptId, reviewerId, decision.decision],
      ...[scores, good, change, sentAt, seconds],
      ...[JSON.stringify(marks), voiceId],
    ],
  );
}

/** The decision of this submission that waits, with its seconds left; null when none does. The submission is locked. */
export async function readSentDecision(
  manager: EntityManager,
  submissionId: string,
): Promise<(SentDecision & { secondsLeft: number }) | null> {
  const [row] = (await manager.query(
    `select ${columns}, ${secondsLeft('d')} as "secondsLeft" from sent_decision d where submission_id = $1`,
    [submissionId],
  )) as (SentDecision & { secondsLeft: number })[];
  return row ?? null;
}

/** Takes the decision out, by whoever comes first; the submission is locked. */
export async function removeSentDecision(manager: EntityManager, id: string): Promise<void> {
  await manager.query('delete from sent_decision where id = $1', [id]);
}

import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { DecisionInput } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { isSameWords } from './feedback-drafts';

interface FeedbackRow extends DecisionInput {
  reviewerId: string;
  sentAt: Date;
}

/**
 * What a repetition did the first time; null when this is the first.
 * @throws 409 `key-reused` when the id came with another answer, or from somebody else
 */
export async function earlierDecision(
  manager: EntityManager,
  actor: Actor,
  input: DecisionInput,
): Promise<FeedbackRow | null> {
  const [row] = (await manager.query(
    `select id as "decisionId", attempt_id as "attemptId", reviewer_id as "reviewerId", decision, scores, good,
            change, sent_at as "sentAt"
       from feedback where id = $1`,
    [input.decisionId],
  )) as FeedbackRow[];
  if (!row) return null;
  const isSame =
    row.reviewerId === actor.personId &&
    row.attemptId === input.attemptId.toLowerCase() &&
    row.decision === input.decision &&
    isSameWords(row, input);
  if (!isSame) throw problems.conflict('key-reused', 'This id was used for another answer.');
  return row;
}

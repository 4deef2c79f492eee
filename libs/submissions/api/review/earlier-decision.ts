import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { DecisionInput } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { isSameWords } from './feedback-drafts';
import { readSentDecision, type SentDecision } from './sent-decision';

/**
 * What a repetition did the first time, whether it waits or took effect; null when this is the first.
 * @throws 409 `key-reused` when the id came with another answer, or from somebody else
 */
export async function earlierDecision(
  manager: EntityManager,
  actor: Actor,
  submissionId: string,
  input: DecisionInput,
): Promise<(SentDecision & { secondsLeft: number }) | null> {
  const id = input.decisionId.toLowerCase();
  const waiting = await readSentDecision(manager, submissionId);
  const earlier = waiting?.id === id ? waiting : await inEffect(manager, submissionId, id);
  if (!earlier) return null;
  const isSame =
    earlier.reviewerId === actor.personId &&
    earlier.attemptId === input.attemptId.toLowerCase() &&
    earlier.decision === input.decision &&
    isSameWords(earlier, input);
  if (!isSame) throw problems.conflict('key-reused', 'This id was used for another answer.');
  return earlier;
}

async function inEffect(
  manager: EntityManager,
  submissionId: string,
  id: string,
): Promise<(SentDecision & { secondsLeft: number }) | null> {
  const [row] = (await manager.query(
    `select id, attempt_id as "attemptId", reviewer_id as "reviewerId", decision, scores, good, change, marks,
            voice_id as "voiceId", sent_at as "sentAt"
       from feedback where id = $1`,
    [id],
  )) as SentDecision[];
  return row ? { ...row, submissionId, secondsLeft: 0 } : null;
}

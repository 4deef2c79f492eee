import { FeedbackBase, FeedbackWords } from './feedback-words';

/** A reviewer's words on this device, newer than or equal to the server's. */
export interface FeedbackMemory {
  words: FeedbackWords;
  base: FeedbackBase | null;
  /** Whose words: several people may use the same computer. */
  reviewerId: string;
}

const PREFIX = 'pijar.feedback.';

/** Answers false when the device does not keep it. */
export function keepFeedback(attemptId: string, memory: FeedbackMemory): boolean {
  try {
    localStorage.setItem(PREFIX + attemptId, JSON.stringify(memory));
    return true;
  } catch {
    return false;
  }
}

/** What this reviewer wrote on this device, or null. */
export function feedbackOf(attemptId: string, reviewerId: string): FeedbackMemory | null {
  try {
    const kept = JSON.parse(
      localStorage.getItem(PREFIX + attemptId) ?? 'null',
    ) as Partial<FeedbackMemory> | null;
    const isMine = kept?.reviewerId === reviewerId && typeof kept.words?.good === 'string';
    return isMine ? (kept as FeedbackMemory) : null;
  } catch {
    return null;
  }
}

export function forgetFeedback(attemptId: string): void {
  try {
    localStorage.removeItem(PREFIX + attemptId);
  } catch {
    return;
  }
}

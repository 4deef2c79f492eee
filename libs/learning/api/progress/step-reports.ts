/** What a context that owns a mode (submissions, workshops) tells learning, inside its own transaction. */
export interface StepReport {
  membershipId: string;
  stepId: string;
  /** 'open' takes an earlier report back (an attendance corrected to absent). */
  state: 'open' | 'waiting' | 'returned' | 'done';
  /** What it rests on: ids and states only. */
  evidence: Record<string, unknown>;
  /** Who caused it; null: the product itself. */
  actorId: string | null;
}

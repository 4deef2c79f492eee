/** Why somebody is stuck. The rules, in the order of the list on her row: */
export const stuckReasons = [
  /** Her code is out and never used, for `neverActivatedDays`. */
  'never-activated',
  /** Work waits for a coach longer than `feedbackWorkingDays`. */
  'feedback-late',
  /** Work came back and was not sent again for `returnedDays`. */
  'returned',
  /** A planned day she needs is over, she was not there, and it is not planned again. */
  'missing-attendance',
  /** It is her turn, and nothing was heard for `quietDays`. */
  'quiet',
] as const;
export type StuckReason = (typeof stuckReasons)[number];

export const stuckAfter = {
  /** Days; who was added this week is not stuck yet. */
  neverActivatedDays: 7,
  /** Working days in the cohort's zone; more than these are late. */
  feedbackWorkingDays: 3,
  returnedDays: 7,
  quietDays: 14,
} as const;

/** Whom or what a participant waits for: one of these, the first that is true. */
export const waitings = ['nobody', 'activation', 'coach', 'herself', 'session'] as const;
export type Waiting = (typeof waitings)[number];

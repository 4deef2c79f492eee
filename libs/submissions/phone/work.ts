import type { EnteredFor } from '@pijar/submissions/contracts';

/** Whose work for which assignment. */
export interface Work {
  membershipId: string;
  stepId: string;
  /** Only where staff enter it for her: what they say of it, null while something is missing. */
  enteredFor?: () => EnteredFor | null;
}

/** The name under which the phone keeps it; what staff enter is kept apart from her own where the two share a phone. */
export const nameOf = (work: Work): string =>
  `${work.enteredFor ? 'for/' : ''}${work.membershipId}/${work.stepId}`;

/** Whose work for which assignment. */
export interface Work {
  membershipId: string;
  stepId: string;
}

/** The name under which the phone keeps it. */
export const nameOf = (work: Work): string => `${work.membershipId}/${work.stepId}`;

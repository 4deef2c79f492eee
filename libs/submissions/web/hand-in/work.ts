/** Whose work for which assignment. */
export interface Work {
  membershipId: string;
  stepId: string;
  /** Staff enter it for her: kept apart from what she keeps herself where the two share a phone. */
  isEntered?: true;
}

/** The name under which the phone keeps it. */
export const nameOf = (work: Work): string =>
  `${work.isEntered ? 'for/' : ''}${work.membershipId}/${work.stepId}`;

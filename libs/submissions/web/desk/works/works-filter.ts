import type { WorkState, WorksQuery } from '@pijar/submissions/contracts';

export const workStates = ['waiting', 'in_review', 'returned', 'accepted'] as const;

export type WorksFilter = Pick<WorksQuery, 'step' | 'state'>;

/** Only what is set and known goes to the API: an old or misspelt address shows a wider list, not a fault. */
export function filterOf(step: string | undefined, state: string | undefined): WorksFilter {
  const known: WorkState | undefined = workStates.find((each) => each === state);
  return { ...(step && { step }), ...(known && { state: known }) };
}

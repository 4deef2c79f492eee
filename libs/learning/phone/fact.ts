import type { Fact } from '@pijar/learning/contracts';

export const FACT_KIND = 'learning.fact';
export const FACT_SCHEMA = 1;

/** What happened on the phone, without what its entry says already: id and time. */
export type NewFact = Fact extends infer F
  ? F extends Fact
    ? Omit<F, 'id' | 'deviceAt'>
    : never
  : never;

export interface FactPayload {
  membershipId: string;
  fact: NewFact;
  /** The step counts as done with it, as far as the phone can tell. */
  isStepDone: boolean;
  /** For her own list of what is not sent. */
  title: string;
}

import { keptRoute, route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './pair.schemas';

export type MyCoach = z.infer<typeof schemas.MyCoach>;
export type CoachOfMine = z.infer<typeof schemas.CoachOfMine>;
export type CoachLoad = z.infer<typeof schemas.CoachLoad>;
export type PairRow = z.infer<typeof schemas.PairRow>;
export type CohortPairs = z.infer<typeof schemas.CohortPairs>;
export type PairProposal = z.infer<typeof schemas.PairProposal>;
export type PairsDraft = z.infer<typeof schemas.PairsDraft>;
export type PairChange = z.input<typeof schemas.PairChange>;
export type PairForm = z.input<typeof schemas.PairForm>;
export type PairHistory = z.infer<typeof schemas.PairHistory>;
type OfMembership = { params: z.infer<typeof schemas.MembershipParams> };
type InCohort = { params: z.infer<typeof schemas.CohortParams> };

const hers = '/api/v1/memberships/:membershipId';
const cohort = '/api/v1/cohorts/:cohortId';

/** Who accompanies her; for herself. */
export const showMyCoach = keptRoute<OfMembership, MyCoach>(`${hers}/coach`);

/** Who accompanies whom in a cohort; for those who lead it. */
export const listPairs = route<InCohort, CohortPairs>('GET', `${cohort}/pairs`);
/** What “Bagi rata” would do. */
export const proposePairs = route<InCohort, PairProposal>('GET', `${cohort}/pair-proposal`);
/** First coaches, all of them or none. */
export const makePairs = route<InCohort & { body: PairsDraft }, CohortPairs>(
  'POST',
  `${cohort}/pairs`,
);
export const changePair = route<OfMembership & { body: PairChange }, PairRow>(
  'PUT',
  `${hers}/coach`,
);
export const listPairHistory = route<OfMembership, PairHistory>('GET', `${hers}/coaches`);

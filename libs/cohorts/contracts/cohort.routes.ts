import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './cohort.schemas';

export type CohortParams = z.infer<typeof schemas.CohortParams>;
export type CohortDraft = z.input<typeof schemas.CohortDraft>;
export type CohortForm = z.input<typeof schemas.CohortForm>;
export type CohortChange = z.input<typeof schemas.CohortChange>;
export type CohortState = z.infer<typeof schemas.CohortState>;
export type CohortsQuery = z.infer<typeof schemas.CohortsQuery>;
export type CohortRow = z.infer<typeof schemas.CohortRow>;
export type CohortsPage = z.infer<typeof schemas.CohortsPage>;
export type CohortView = z.infer<typeof schemas.CohortView>;
export type CohortChoices = z.infer<typeof schemas.CohortChoices>;
export type PeopleCounts = z.infer<typeof schemas.PeopleCounts>;
export type StaffPart = z.infer<typeof schemas.StaffPart>;
export type StaffMember = z.infer<typeof schemas.StaffMember>;
export type StaffParams = z.infer<typeof schemas.StaffParams>;
export type StaffBody = z.input<typeof schemas.StaffBody>;
export type StaffCandidates = z.infer<typeof schemas.StaffCandidates>;
export type VersionBody = z.infer<typeof schemas.VersionBody>;

const one = '/api/v1/cohorts/:cohortId';

export const listCohorts = route<{ query: Partial<CohortsQuery> }, CohortsPage>(
  'GET',
  '/api/v1/cohorts',
);
/** What a new cohort can be made of. */
export const listCohortChoices = route<object, CohortChoices>('GET', '/api/v1/cohorts/choices');
export const createCohort = route<{ body: CohortDraft }, CohortView>('POST', '/api/v1/cohorts');
export const showCohort = route<{ params: CohortParams }, CohortView>('GET', one);
export const changeCohort = route<{ params: CohortParams; body: CohortChange }, CohortView>(
  'PATCH',
  one,
);
export const closeCohort = route<{ params: CohortParams; body: VersionBody }, CohortView>(
  'POST',
  `${one}/close`,
);
export const reopenCohort = route<{ params: CohortParams; body: VersionBody }, CohortView>(
  'POST',
  `${one}/reopen`,
);
export const listStaffCandidates = route<{ params: CohortParams }, StaffCandidates>(
  'GET',
  `${one}/staff-candidates`,
);
export const setStaff = route<{ params: StaffParams; body: StaffBody }, CohortView>(
  'PUT',
  `${one}/staff/:personId`,
);
export const removeStaff = route<{ params: StaffParams }, CohortView>(
  'DELETE',
  `${one}/staff/:personId`,
);

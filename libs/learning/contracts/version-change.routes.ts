import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './version-change.schemas';

export type VersionChangeParams = z.infer<typeof schemas.VersionChangeParams>;
export type VersionChangeQuery = z.infer<typeof schemas.VersionChangeQuery>;
export type VersionChangeView = z.infer<typeof schemas.VersionChangeView>;
export type VersionChangeBody = z.infer<typeof schemas.VersionChangeBody>;
export type VersionChanged = z.infer<typeof schemas.VersionChanged>;
export type VersionOffer = z.infer<typeof schemas.VersionOffer>;
export type StageDifference = z.infer<typeof schemas.StageDifference>;
export type ModuleDifference = z.infer<typeof schemas.ModuleDifference>;
export type StepDifference = z.infer<typeof schemas.StepDifference>;
export type RuleLine = z.infer<typeof schemas.RuleLine>;
export type DroppedWork = z.infer<typeof schemas.DroppedWork>;

const one = '/api/v1/cohorts/:cohortId/version-change';

/** On which version a cohort runs, and which newer ones there are. Officers only. */
export const showVersionOffer = route<{ params: VersionChangeParams }, VersionOffer>(
  'GET',
  '/api/v1/cohorts/:cohortId/version-offer',
);

/**
 * What would change if the cohort moved to the version `to`. Officers only. 409 `already-there`, `other-stages`, `cohort-closed`;
 * 422 `not-offered`.
 */
export const showVersionChange = route<
  { params: VersionChangeParams; query: VersionChangeQuery },
  VersionChangeView
>('GET', one);

/** Moves it. 409 as showVersionChange, and `picture-changed` with the present view when something else would change than was seen. */
export const changeVersion = route<
  { params: VersionChangeParams; body: VersionChangeBody },
  VersionChanged
>('POST', one);

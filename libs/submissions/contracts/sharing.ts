import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas/sharing';

export type SharingMode = z.infer<typeof schemas.SharingMode>;
export type SharingInput = z.infer<typeof schemas.SharingInput>;
export type SharingView = z.infer<typeof schemas.SharingView>;
export type SharedOutView = z.infer<typeof schemas.SharedOutView>;

type Cohort = { cohortId: string };

/** @throws 404 unless the actor leads the cohort */
export const showSharing = route<{ params: Cohort }, SharingView>(
  'GET',
  '/api/v1/cohorts/:cohortId/work-sharing',
);
/** Counts for what arrives from now on. 409 `changed-meanwhile` (`current: SharingView`). */
export const setSharing = route<{ params: Cohort; body: SharingInput }, SharingView>(
  'PUT',
  '/api/v1/cohorts/:cohortId/work-sharing',
);
/** Shares out what waits for nobody; pressing twice gives nothing twice. 409 `not-shared` (`current: SharingView`). */
export const shareOutWork = route<{ params: Cohort }, SharedOutView>(
  'POST',
  '/api/v1/cohorts/:cohortId/work-sharing/share-out',
);

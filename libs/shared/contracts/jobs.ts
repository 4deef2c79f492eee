import type * as z from 'zod';
import { route } from './route';
import type * as schemas from './schemas';

export type FailedJobView = z.infer<typeof schemas.FailedJobView>;

/** Background work that was given up, newest first, at most 100; for admins. What it was about is not told. */
export const listFailedJobs = route<object, { items: FailedJobView[] }>(
  'GET',
  '/api/v1/failed-jobs',
);

/** Gives it all its tries again. */
export const retryFailedJob = route<{ body: z.infer<typeof schemas.FailedJobRetry> }, void>(
  'POST',
  '/api/v1/failed-jobs/retry',
);

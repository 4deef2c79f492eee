import type { Routes } from '@angular/router';

/** Below the coach's area. */
export const coachRoutes: Routes = [];
/** Inside a cohort, for officers. */
export const cohortTabs: Routes = [];

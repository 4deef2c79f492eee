import { Routes } from '@angular/router';

/** Below /admin. */
export const failedJobsRoutes: Routes = [
  {
    path: 'pekerjaan',
    title: 'jobs.title',
    loadComponent: () => import('./failed-jobs-page').then((m) => m.FailedJobsPage),
  },
];

import { Routes } from '@angular/router';
import { speaking } from '../language/speaking';

/** Below /admin. */
export const failedJobsRoutes: Routes = speaking(
  'sharedJobs',
  { id: () => import('./i18n/id.json'), en: () => import('./i18n/en.json') },
  [
    {
      path: 'pekerjaan',
      title: 'sharedJobs.title',
      loadComponent: () => import('./failed-jobs-page').then((m) => m.FailedJobsPage),
    },
  ],
);

import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { deskWords, submissionsWords } from '../words';
import { safeguardingWords } from './words';

/** What only the safeguarding persons read, below /perlindungan. */
export const safeguardingRoutes: Routes = speaking(
  'submissions',
  submissionsWords,
  speaking(
    'submissionsDesk',
    deskWords,
    speaking('submissionsSafeguarding', safeguardingWords, [
      {
        path: '',
        pathMatch: 'full',
        title: 'submissionsSafeguarding.title',
        loadComponent: () => import('./restrictions-page').then((m) => m.RestrictionsPage),
      },
      {
        path: ':restrictionId',
        title: 'submissionsSafeguarding.one',
        loadComponent: () => import('./restriction-page').then((m) => m.RestrictionPage),
      },
    ]),
  ),
);

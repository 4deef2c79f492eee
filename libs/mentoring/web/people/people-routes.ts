import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { actionWords } from '../actions/action-words';
import { checkInWords } from '../check-ins/check-in-words';
import { peopleWords } from './people-words';

/** Whom a coach accompanies, and what was agreed with each. */
export const peopleRoutes: Routes = speaking(
  'mentoringPeople',
  peopleWords,
  speaking(
    'mentoringActions',
    actionWords,
    speaking('mentoringCheckIns', checkInWords, [
      {
        path: 'orang-saya',
        title: 'mentoringPeople.title',
        loadComponent: () => import('./my-people-page').then((m) => m.MyPeoplePage),
      },
      {
        path: 'orang-saya/:membershipId',
        title: 'mentoringActions.title',
        loadComponent: () =>
          import('../actions/desk/person-actions-page').then((m) => m.PersonActionsPage),
      },
    ]),
  ),
);

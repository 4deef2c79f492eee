import type { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { peopleRoutes } from './people/people-routes';
import { deskWords, mentoringWords, pairsWords } from './words';

const talks = {
  title: 'mentoringDesk.title',
  loadComponent: () => import('./desk/talks-page').then((m) => m.TalksPage),
};

const talkRoutes: Routes = speaking(
  'mentoring',
  mentoringWords,
  speaking('mentoringDesk', deskWords, [
    { path: 'obrolan', ...talks },
    { path: 'obrolan/:membershipId', ...talks },
  ]),
);

/** Below the coach's area: those whom she accompanies. */
export const coachRoutes: Routes = [...talkRoutes, ...peopleRoutes];

/** Inside a cohort, for officers. */
export const cohortTabs: Routes = speaking('mentoringPairs', pairsWords, [
  {
    path: 'pendampingan',
    title: 'mentoringPairs.title',
    loadComponent: () => import('./pairs/pairs-page').then((m) => m.PairsPage),
  },
]);

export * from './trusted/trusted-routes';

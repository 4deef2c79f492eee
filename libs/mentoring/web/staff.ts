import type { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import type { FeedbackSlot } from '@pijar/submissions/staff';
import { actionWords } from './actions/action-words';
import { peopleRoutes } from './people/people-routes';
import { deskWords, mentoringWords, pairsWords } from './words';

const talks = {
  title: 'mentoringDesk.title',
  loadComponent: () => import('./desk/talks-page').then((m) => m.TalksPage),
};

const talkRoutes: Routes = speaking(
  'mentoring',
  mentoringWords,
  speaking(
    'mentoringDesk',
    deskWords,
    speaking('mentoringActions', actionWords, [
      { path: 'obrolan', ...talks },
      { path: 'obrolan/:membershipId', ...talks },
    ]),
  ),
);

/** Below what has to change in somebody's work: it may become an agreement with her. */
export const agreeSlot: FeedbackSlot = {
  load: () => import('./actions/desk/agree-from-review').then((m) => m.AgreeFromReview),
};

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

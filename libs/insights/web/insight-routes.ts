import { Routes } from '@angular/router';
import { cohortsWords } from '@pijar/cohorts/web';
import { speakingOfPeople } from '@pijar/identity/web';
import { speaking } from '@pijar/shared/web';
import { insightsWords } from './words';

/** Below the officer's area: her cohorts, and one participant. */
export const officerRoutes: Routes = speaking('insights', insightsWords, [
  {
    path: '',
    pathMatch: 'full',
    title: 'insights.cohorts.title',
    loadComponent: () => import('./cohorts/cohorts-page').then((m) => m.CohortsPage),
  },
  ...speaking(
    'cohorts',
    cohortsWords,
    speakingOfPeople([
      {
        path: 'peserta/:membershipId',
        title: 'insights.person.title',
        loadComponent: () => import('./person/person-page').then((m) => m.PersonPage),
      },
    ]),
  ),
]);

/** Below the coach's area: the people of her cohorts. */
export const coachRoutes: Routes = speaking('insights', insightsWords, [
  {
    path: 'peserta',
    title: 'insights.coach.title',
    loadComponent: () => import('./coach/coach-people').then((m) => m.CoachPeople),
  },
]);

/** Inside a cohort. */
export const cohortTabs: Routes = speaking('insights', insightsWords, [
  {
    path: 'ringkasan',
    title: 'insights.summary.title',
    loadComponent: () => import('./summary/summary-page').then((m) => m.SummaryPage),
  },
  {
    path: 'peserta',
    title: 'insights.people.title',
    loadComponent: () => import('./people/people-page').then((m) => m.PeoplePage),
  },
]);

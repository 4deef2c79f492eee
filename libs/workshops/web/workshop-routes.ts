import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { clinicWords } from './clinics/clinic-words';
import { workshopsWords } from './words';

const attendance = {
  title: 'workshops.attendance.title',
  loadComponent: () => import('./attendance/attendance-page').then((m) => m.AttendancePage),
  canDeactivate: [(page: { mayLeave(): boolean | Promise<boolean> }) => page.mayLeave()],
};

/** Inside a cohort, for officers. */
export const cohortTabs: Routes = speaking('workshops', workshopsWords, [
  {
    path: 'hari',
    title: 'workshops.days.title',
    loadComponent: () => import('./days/days-page').then((m) => m.DaysPage),
  },
]);

/** Below a cohort's address, without its tabs. */
export const cohortPages: Routes = speaking('workshops', workshopsWords, [
  { path: 'hari/:sessionId', ...attendance },
]);

/** Below the coach's area: the days of all her cohorts. */
export const coachRoutes: Routes = speaking('workshops', workshopsWords, [
  {
    path: 'hari',
    title: 'workshops.days.title',
    loadComponent: () => import('./days/coach-days-page').then((m) => m.CoachDaysPage),
  },
  { path: 'hari/:sessionId', ...attendance },
  ...speaking('workshopsClinics', clinicWords, [
    {
      path: 'klinik',
      title: 'workshopsClinics.title',
      loadComponent: () => import('./clinics/desk/clinics-page').then((m) => m.ClinicsPage),
    },
    {
      path: 'klinik/:clinicId',
      title: 'workshopsClinics.one',
      loadComponent: () => import('./clinics/desk/clinic-page').then((m) => m.ClinicPage),
    },
  ]),
]);

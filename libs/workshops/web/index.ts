import type { Routes } from '@angular/router';
import type { HomeSlot, StepFace } from '@pijar/learning/web';

/** How learning shows a planned day or a clinic: when and where, and whether she was there. */
export const meetingFace: StepFace = {
  load: () => import('./mine/meeting').then((m) => m.Meeting),
};

/** On the first screen: the days that come. */
export const meetingsSlot: HomeSlot = {
  load: () => import('./mine/coming-meetings').then((m) => m.ComingMeetings),
  inputs: ({ membershipId }) => ({ membershipId }),
};

/** On the first screen: the way to clinics that she may book. */
export const clinicsSlot: HomeSlot = {
  load: () => import('./clinics/mine/open-clinics').then((m) => m.OpenClinics),
  inputs: ({ membershipId }) => ({ membershipId }),
};

/** The participant's clinics; a word of it is loaded when somebody goes there. */
export const participantRoutes: Routes = [
  { path: 'belajar/klinik', loadChildren: () => import('./clinics/mine/my-clinics-routes') },
];

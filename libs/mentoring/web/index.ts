import type { Routes } from '@angular/router';
import type { HomeSlot } from '@pijar/learning/web';

/** On the first screen: who accompanies her. */
export const coachSlot: HomeSlot = {
  load: () => import('./mine/coach-card').then((m) => m.CoachCard),
  inputs: ({ membershipId }) => ({ membershipId }),
};

/** The participant's conversation; a word of it is loaded when somebody goes there. */
export const participantRoutes: Routes = [
  { path: 'saya/pendamping', loadChildren: () => import('./mine/my-talk-routes') },
];

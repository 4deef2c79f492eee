import type { Routes } from '@angular/router';
import type { AccountSlot } from '@pijar/identity/web';
import type { HomeSlot } from '@pijar/learning/web';

/** On Saya: who accompanies her. Not on the first screen, whose download has no room for it. */
export const coachSlot: AccountSlot = {
  load: () => import('./mine/coach-card').then((m) => m.CoachCard),
};

/** On the first screen: what she and her coach agreed. */
export const actionsSlot: HomeSlot = {
  load: () => import('./actions/mine/home-actions').then((m) => m.HomeActions),
  inputs: ({ membershipId }) => ({ membershipId }),
};

/** On the first screen of whoever finished: she is asked how her business fares. */
export const checkInSlot: HomeSlot = {
  load: () => import('./check-ins/mine/home-check-in').then((m) => m.HomeCheckIn),
  inputs: ({ membershipId, state }) => ({ membershipId, isCompleted: state === 'completed' }),
};

/** Her conversation and what was agreed; a word of them is loaded when somebody goes there. */
export const participantRoutes: Routes = [
  { path: 'saya/pendamping', loadChildren: () => import('./mine/my-talk-routes') },
  { path: 'belajar/kabar', loadChildren: () => import('./check-ins/mine/check-in-routes') },
  { path: 'belajar/kesepakatan', loadChildren: () => import('./actions/mine/my-actions-routes') },
];

export * from './mine/message-deed';

import type { Routes } from '@angular/router';
import type { AccountSlot } from '@pijar/identity/web';

/** On Saya: who accompanies her. Not on the first screen, whose download has no room for it. */
export const coachSlot: AccountSlot = {
  load: () => import('./mine/coach-card').then((m) => m.CoachCard),
};

/** The participant's conversation; a word of it is loaded when somebody goes there. */
export const participantRoutes: Routes = [
  { path: 'saya/pendamping', loadChildren: () => import('./mine/my-talk-routes') },
];

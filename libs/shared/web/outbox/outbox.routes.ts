import { Routes } from '@angular/router';
import { speaking } from '../language/speaking';

/** Where she sees what only this phone has. */
export const UNSENT_PAGE = '/saya/belum-terkirim';

export const outboxRoutes: Routes = speaking(
  'sharedOutbox',
  { id: () => import('./i18n/id.json'), en: () => import('./i18n/en.json') },
  [
    {
      path: UNSENT_PAGE.slice(1),
      title: 'sharedOutbox.title',
      loadComponent: () => import('./unsent-page').then((m) => m.UnsentPage),
    },
  ],
);

/** On her own page. */
export const unsentSlot = { load: () => import('./unsent-slot').then((m) => m.UnsentSlot) };

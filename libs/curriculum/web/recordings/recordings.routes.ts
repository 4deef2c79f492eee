import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';

/** Below /petugas. */
export const recordingsRoutes: Routes = speaking(
  'recordings',
  { id: () => import('./i18n/id.json'), en: () => import('./i18n/en.json') },
  [
    {
      path: 'rekaman',
      title: 'recordings.title',
      loadComponent: () => import('./recordings-page').then((m) => m.RecordingsPage),
    },
  ],
);

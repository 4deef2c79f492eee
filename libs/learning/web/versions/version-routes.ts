import { Routes } from '@angular/router';
import type { SettingsSlot } from '@pijar/cohorts/web';
import type { WordLoaders } from '@pijar/shared/web';

/** Apart from the participants' words, which nobody on prepaid data should pay for. */
export const versionsWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

/** On the settings tab of a cohort: its version, and whether there is a newer one. */
export const versionSlot: SettingsSlot = {
  load: () => import('./version-card').then((m) => m.VersionCard),
};

/** Below a cohort's address, without its tabs. */
export const versionPages: Routes = [
  {
    path: 'versi/:versionId',
    title: 'versions.page.title',
    loadComponent: () => import('./version-change-page').then((m) => m.VersionChangePage),
  },
];

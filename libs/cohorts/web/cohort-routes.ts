import { Routes } from '@angular/router';
import { WordLoaders, speaking } from '@pijar/shared/web';
import { OpenCohort } from './open-cohort';
import type { SettingsSlot } from './settings/settings-slots';

/** Also of the menu of a membership, wherever it is shown. */
export const cohortsWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

/**
 * Pages of cohorts, below the officer's area.
 * @param tabs what other contexts show inside a cohort; they learn which one from `OpenCohort`
 * @param pages of other contexts below a cohort's address, without its tabs
 * @param slots of other contexts on the settings tab
 */
export const cohortRoutes = (tabs: Routes, pages: Routes, slots: readonly SettingsSlot[]): Routes =>
  speaking('cohorts', cohortsWords, [
    {
      path: 'baru',
      title: 'cohorts.new.title',
      loadComponent: () => import('./new-cohort/new-cohort-page').then((m) => m.NewCohortPage),
    },
    {
      path: 'libur',
      title: 'cohorts.holidays.title',
      loadComponent: () => import('./holidays/holidays-page').then((m) => m.HolidaysPage),
    },
    {
      path: 'angkatan/:cohortId',
      providers: [OpenCohort],
      children: [
        {
          path: 'tambah',
          title: 'cohorts.add.title',
          loadComponent: () =>
            import('./add-members/add-members-page').then((m) => m.AddMembersPage),
        },
        ...pages,
        {
          path: 'kode',
          title: 'cohorts.codes.title',
          loadComponent: () => import('./codes/codes-page').then((m) => m.CodesPage),
        },
        {
          path: '',
          title: 'cohorts.cohort.title',
          loadComponent: () => import('./cohort/cohort-page').then((m) => m.CohortPage),
          children: [
            { path: '', pathMatch: 'full', redirectTo: 'ringkasan' },
            ...tabs,
            {
              path: 'pengaturan',
              title: 'cohorts.settings.title',
              data: { slots },
              loadComponent: () => import('./settings/settings-page').then((m) => m.SettingsPage),
            },
          ],
        },
      ],
    },
  ]);

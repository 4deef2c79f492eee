import { Routes } from '@angular/router';
import type { AccountSlot } from '@pijar/identity/web';
import { speaking } from '@pijar/shared/web';
import { quizWords } from './quiz/quiz-words';
import { savedWords } from './saved/saved-words';
import { testWords } from './tests/test-words';

export * from './path/current-membership';
export * from './step/step-faces';

/** On Saya: what lies on this phone. */
export const storageSlot: AccountSlot = {
  load: () => import('./saved/storage-link').then((m) => m.StorageLink),
};

/** The participant's way: what comes next, modules, steps. */
export const participantRoutes: Routes = speaking(
  'learning',
  { id: () => import('./i18n/id.json'), en: () => import('./i18n/en.json') },
  [
    {
      path: 'belajar',
      title: 'learning.home.title',
      loadComponent: () => import('./home/home-page').then((m) => m.HomePage),
    },
    {
      path: 'belajar/jalur',
      title: 'learning.tracks.title',
      loadComponent: () => import('./tracks/tracks-page').then((m) => m.TracksPage),
    },
    ...speaking('learningSaved', savedWords, [
      {
        path: 'belajar/modul/:moduleId',
        title: 'learning.module.title',
        loadComponent: () => import('./module/module-page').then((m) => m.ModulePage),
      },
      {
        path: 'saya/penyimpanan',
        title: 'learningSaved.title',
        loadComponent: () => import('./saved/storage-page').then((m) => m.StoragePage),
      },
    ]),
    ...speaking(
      'learningTests',
      testWords,
      speaking('learningQuiz', quizWords, [
        {
          path: 'belajar/tes/:stageId',
          title: 'learningTests.title',
          loadComponent: () => import('./tests/test-page').then((m) => m.TestPage),
        },
      ]),
    ),
    {
      path: 'belajar/langkah/:stepId',
      title: 'learning.step.title',
      loadComponent: () => import('./step/step-page').then((m) => m.StepPage),
    },
  ],
);

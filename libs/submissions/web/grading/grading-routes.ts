import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { mediaWords } from '../media/words';
import { deskWords, submissionsWords } from '../words';
import { gradingWords } from './words';

/** Learning to grade and second readings, on the coach's desk. */
export const gradingPages: Routes = [
  {
    path: 'belajar-menilai',
    title: 'submissionsGrading.learn.title',
    loadComponent: () => import('./learning/learning-page').then((m) => m.LearningPage),
  },
  {
    path: 'belajar-menilai/:tryId',
    title: 'submissionsGrading.try.title',
    loadComponent: () => import('./learning/try-page').then((m) => m.TryPage),
  },
  {
    path: 'bacaan-kedua',
    title: 'submissionsGrading.second.title',
    loadComponent: () => import('./second/readings-page').then((m) => m.SecondReadingsPage),
  },
  {
    path: 'bacaan-kedua/:readingId',
    title: 'submissionsGrading.second.one',
    loadComponent: () => import('./second/reading-page').then((m) => m.SecondReadingPage),
  },
];

/** How alike the coaches grade, below /petugas. */
export const gradingOfficeRoutes: Routes = speaking(
  'submissions',
  submissionsWords,
  speaking(
    'submissionsMedia',
    mediaWords,
    speaking(
      'submissionsDesk',
      deskWords,
      speaking('submissionsGrading', gradingWords, [
        {
          path: 'menilai',
          title: 'submissionsGrading.office.title',
          loadComponent: () => import('./office/office-page').then((m) => m.OfficePage),
        },
        {
          path: 'menilai/:readingId',
          title: 'submissionsGrading.compare.title',
          loadComponent: () => import('./office/comparison-page').then((m) => m.ComparisonPage),
        },
      ]),
    ),
  ),
);

import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { gradingPages } from '../grading/grading-routes';
import { gradingWords } from '../grading/words';
import { mediaWords } from '../media/words';
import { actingWords, deskWords, submissionsWords } from '../words';

const deskPages: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'submissionsDesk.queue.title',
    loadComponent: () => import('./queue/review-queue').then((m) => m.ReviewQueue),
  },
  {
    path: 'waktu',
    title: 'submissionsDesk.time.title',
    loadComponent: () => import('./time/availability-page').then((m) => m.AvailabilityPage),
  },
  {
    path: 'kiriman/:submissionId',
    title: 'submissionsDesk.review.title',
    loadComponent: () => import('./review/review-page').then((m) => m.ReviewPage),
  },
  {
    path: 'peserta/:membershipId',
    title: 'submissionsActing.title',
    loadComponent: () => import('../acting/acting-list').then((m) => m.ActingList),
  },
  {
    path: 'peserta/:membershipId/tugas/:stepId',
    title: 'submissionsActing.title',
    loadComponent: () => import('../acting/acting-page').then((m) => m.ActingPage),
  },
  ...gradingPages,
];

/** The coach's desk, below /pendamping. */
export const coachRoutes: Routes = speaking(
  'submissions',
  submissionsWords,
  speaking(
    'submissionsActing',
    actingWords,
    speaking(
      'submissionsMedia',
      mediaWords,
      speaking(
        'submissionsGrading',
        gradingWords,
        speaking('submissionsDesk', deskWords, [
          {
            path: '',
            loadComponent: () => import('./desk-frame').then((m) => m.DeskFrame),
            children: deskPages,
          },
        ]),
      ),
    ),
  ),
);

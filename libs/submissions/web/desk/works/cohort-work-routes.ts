import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { mediaWords } from '../../media/words';
import { actingWords, deskWords, submissionsWords } from '../../words';

const speakingOfWork = (routes: Routes): Routes =>
  speaking(
    'submissions',
    submissionsWords,
    speaking(
      'submissionsActing',
      actingWords,
      speaking('submissionsMedia', mediaWords, speaking('submissionsDesk', deskWords, routes)),
    ),
  );

/** Inside a cohort, for its officers: what its participants made. */
export const cohortTabs: Routes = speakingOfWork([
  {
    path: 'karya',
    title: 'submissionsDesk.works.title',
    loadComponent: () => import('./works-page').then((m) => m.WorksPage),
  },
]);

/** Below a cohort's address, without its tabs: one piece of work, to be read. */
export const cohortPages: Routes = speakingOfWork([
  {
    path: 'karya/:submissionId',
    title: 'submissionsDesk.works.one',
    loadComponent: () => import('./work-page').then((m) => m.WorkPage),
  },
]);

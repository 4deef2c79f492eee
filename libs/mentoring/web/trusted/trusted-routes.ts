import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { safeguardingWords } from '@pijar/submissions/safeguarding';
import { noteWords } from '../notes/note-words';
import { trustedWords } from './trusted-words';

/** Below /perlindungan: what was said and only the safeguarding persons read. */
export const trustedRoutes: Routes = speaking(
  'submissionsSafeguarding',
  safeguardingWords,
  speaking('mentoringTrusted', trustedWords, [
    ...speaking('mentoringNotes', noteWords, [
      {
        path: 'catatan',
        title: 'mentoringNotes.title',
        loadComponent: () => import('../notes/noted-people-page').then((m) => m.NotedPeoplePage),
      },
      {
        path: 'catatan/:membershipId',
        title: 'mentoringNotes.title',
        loadComponent: () => import('../notes/notes-page').then((m) => m.NotesPage),
      },
    ]),
    {
      path: 'obrolan/:restrictionId',
      title: 'mentoringTrusted.one',
      loadComponent: () => import('./restricted-talk-page').then((m) => m.RestrictedTalkPage),
    },
  ]),
);

import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { safeguardingWords } from '@pijar/submissions/safeguarding';
import { noteWords } from '../notes/note-words';
import { mentoringWords } from '../words';
import { trustedWords } from './trusted-words';

/**
 * Below /perlindungan: what was said, and what was noted, that only the safeguarding persons read. Each with a path of its own outside:
 * a group without one would take the address of the list before the list's own.
 */
export const trustedRoutes: Routes = [
  {
    path: 'obrolan',
    children: speaking(
      'submissionsSafeguarding',
      safeguardingWords,
      speaking(
        'mentoring',
        mentoringWords,
        speaking('mentoringTrusted', trustedWords, [
          {
            path: ':restrictionId',
            title: 'mentoringTrusted.one',
            loadComponent: () => import('./restricted-talk-page').then((m) => m.RestrictedTalkPage),
          },
        ]),
      ),
    ),
  },
  {
    path: 'catatan',
    children: speaking('mentoringNotes', noteWords, [
      {
        path: '',
        pathMatch: 'full',
        title: 'mentoringNotes.title',
        loadComponent: () => import('../notes/noted-people-page').then((m) => m.NotedPeoplePage),
      },
      {
        path: ':membershipId',
        title: 'mentoringNotes.title',
        loadComponent: () => import('../notes/notes-page').then((m) => m.NotesPage),
      },
    ]),
  },
];

import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { safeguardingWords } from '@pijar/submissions/safeguarding';
import { trustedWords } from './trusted-words';

/** Below /perlindungan: what was said and only the safeguarding persons read. */
export const trustedRoutes: Routes = speaking(
  'submissionsSafeguarding',
  safeguardingWords,
  speaking('mentoringTrusted', trustedWords, [
    {
      path: 'obrolan/:restrictionId',
      title: 'mentoringTrusted.one',
      loadComponent: () => import('./restricted-talk-page').then((m) => m.RestrictedTalkPage),
    },
  ]),
);

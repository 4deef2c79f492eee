import { Routes } from '@angular/router';
import { verificationRoutes } from '@pijar/credentials/web';
import { publicRoutes as identityRoutes, toOwnHome } from '@pijar/identity/web';
import { PublicShell, notFoundRoute, speaking, startWords } from '@pijar/shared/web';

/** Pages that need no account: each context adds its routes with one line. */
const pages: Routes = [
  ...speaking('sharedStart', startWords, [
    {
      path: '',
      pathMatch: 'full',
      canActivate: [toOwnHome],
      loadComponent: () => import('./start/start-page').then((m) => m.StartPage),
    },
  ]),
  ...identityRoutes,
  ...verificationRoutes,
  notFoundRoute,
];

export default [{ path: '', component: PublicShell, children: pages }] satisfies Routes;

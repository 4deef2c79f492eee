import { Routes } from '@angular/router';
import { verificationRoutes } from '@pijar/credentials/web';
import { publicRoutes as identityRoutes, toOwnHome } from '@pijar/identity/web';
import { NotFoundPage, PublicShell } from '@pijar/shared/web';

/** Pages that need no account: each context adds its routes with one line. */
const pages: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [toOwnHome],
    loadComponent: () => import('./start/start-page').then((m) => m.StartPage),
  },
  ...identityRoutes,
  ...verificationRoutes,
  { path: '**', title: 'shell.notFound.title', component: NotFoundPage },
];

export default [{ path: '', component: PublicShell, children: pages }] satisfies Routes;

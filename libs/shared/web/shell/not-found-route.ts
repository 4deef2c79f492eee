import { Route } from '@angular/router';

/** Whatever no other route answers to. Last in its list. */
export const notFoundRoute: Route = {
  path: '**',
  title: 'shell.notFound.title',
  loadComponent: () => import('./not-found-page').then((m) => m.NotFoundPage),
};

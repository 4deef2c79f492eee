import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { WordLoaders, Words } from './words';

/**
 * Routes that speak a context's words: they are loaded before the first of the pages shows.
 * In templates the keys start with the context: `t('learning.home.title')`.
 * @example speaking('learning', { id: () => import('./i18n/id.json'), en: () => import('./i18n/en.json') }, [...])
 */
export function speaking(scope: string, loaders: WordLoaders, routes: Routes): Routes {
  return [
    {
      path: '',
      resolve: { [`${scope}Words`]: () => inject(Words).learn(scope, loaders) },
      children: routes,
    },
  ];
}

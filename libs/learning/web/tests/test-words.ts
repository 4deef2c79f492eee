import type { WordLoaders } from '@pijar/shared/web';

/** A test of a stage brings its own words, so that nobody else downloads them. */
export const testWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

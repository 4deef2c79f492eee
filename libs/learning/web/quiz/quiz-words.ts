import type { WordLoaders } from '@pijar/shared/web';

/** A quiz brings its own words, so that nobody else downloads them. */
export const quizWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

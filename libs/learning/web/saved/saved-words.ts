import type { WordLoaders } from '@pijar/shared/web';

/** What lies on the phone has its own words, for the two pages that speak of it. */
export const savedWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

import { WordLoaders } from '@pijar/shared/web';

/** The words of certificates; for the routes, and for parts that stand on other rooms' pages. */
export const credentialsWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

import { WordLoaders } from '@pijar/shared/web';

/** The words of messages; for the routes and for the bell, which stands in every shell. */
export const notificationWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

import { WordLoaders } from '@pijar/shared/web';

/** The words of the page on which people choose what they are told; also for its door on the account page. */
export const preferenceWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

import { WordLoaders } from '@pijar/shared/web';

/** Words of an acceptance that is taken back. */
export const reversalWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

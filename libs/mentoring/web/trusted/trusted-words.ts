import { WordLoaders } from '@pijar/shared/web';

/** What only the safeguarding persons read of what was said. */
export const trustedWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

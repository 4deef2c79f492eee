import { WordLoaders } from '@pijar/shared/web';

export const noteWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

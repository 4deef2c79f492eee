import { WordLoaders } from '@pijar/shared/web';

/** Words of restricted work: for whoever restricts it, whoever reads it, and the participant. */
export const safeguardingWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

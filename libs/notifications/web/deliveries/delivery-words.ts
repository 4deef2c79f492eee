import { WordLoaders } from '@pijar/shared/web';

/** The words of what leaves the product; for officers. */
export const deliveryWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

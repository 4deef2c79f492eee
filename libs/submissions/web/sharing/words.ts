import { WordLoaders } from '@pijar/shared/web';

/** Words of how work comes to the coaches of a cohort. */
export const sharingWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

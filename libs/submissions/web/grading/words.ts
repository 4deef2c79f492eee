import { WordLoaders } from '@pijar/shared/web';

/** Words of learning to grade and of second readings, for coaches and officers. */
export const gradingWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

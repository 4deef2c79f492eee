import { WordLoaders } from '@pijar/shared/web';

/** Words of what is drawn on photos and of recorded voices, for both; participants' pages fetch them when there is some. */
export const mediaWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

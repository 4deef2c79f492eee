import { WordLoaders } from '../language/words';

/** Words of the start page; spoken as `sharedStart`. */
export const startWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

import { WordLoaders } from '@pijar/shared/web';

/** Words of handing in, for participants; the coach's desk uses some of them as well. */
export const submissionsWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

/** Words of work that staff enter for a participant, for both. */
export const actingWords: WordLoaders = {
  id: () => import('./acting/i18n/id.json').then((file) => file.default),
  en: () => import('./acting/i18n/en.json').then((file) => file.default),
};

/** Words of the coach's desk. */
export const deskWords: WordLoaders = {
  id: () => import('./desk/i18n/id.json').then((file) => file.default),
  en: () => import('./desk/i18n/en.json').then((file) => file.default),
};

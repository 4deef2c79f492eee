import { WordLoaders } from '@pijar/shared/web';

/** Of conversations, for both sides. */
export const mentoringWords: WordLoaders = {
  id: () => import('./i18n/id.json').then((file) => file.default),
  en: () => import('./i18n/en.json').then((file) => file.default),
};

export const deskWords: WordLoaders = {
  id: () => import('./desk/i18n/id.json').then((file) => file.default),
  en: () => import('./desk/i18n/en.json').then((file) => file.default),
};

export const pairsWords: WordLoaders = {
  id: () => import('./pairs/i18n/id.json').then((file) => file.default),
  en: () => import('./pairs/i18n/en.json').then((file) => file.default),
};

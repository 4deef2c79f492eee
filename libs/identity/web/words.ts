import type { WordLoaders } from '@pijar/shared/web';

/** Signing in, activating, Saya. */
export const words: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

/** The tables and forms of officers and admins. */
export const staffWords: WordLoaders = {
  id: () => import('./staff/i18n/id.json'),
  en: () => import('./staff/i18n/en.json'),
};

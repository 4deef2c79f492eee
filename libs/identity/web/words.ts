import type { WordLoaders } from '@pijar/shared/web';

/** Signing in; on every screen that asks for a PIN. */
export const words: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

/** Activating and Saya. */
export const accountWords: WordLoaders = {
  id: () => import('./account/i18n/id.json'),
  en: () => import('./account/i18n/en.json'),
};

/** The tables and forms of officers and admins. */
export const staffWords: WordLoaders = {
  id: () => import('./staff/i18n/id.json'),
  en: () => import('./staff/i18n/en.json'),
};

/** Who uses this phone: on the way in, on the way out, and when a PIN is asked for in between. */
export const phoneWords: WordLoaders = {
  id: () => import('./session/i18n/id.json'),
  en: () => import('./session/i18n/en.json'),
};

import { WordLoaders } from '@pijar/shared/web';

/** The words of messages. The bell, which stands in every shell, speaks with the shell's. */
export const notificationWords: WordLoaders = {
  id: () => import('./i18n/id.json'),
  en: () => import('./i18n/en.json'),
};

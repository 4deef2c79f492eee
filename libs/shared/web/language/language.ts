/** The languages of the interface, the first one being the one that everything is written in first. */
export const LANGUAGES = ['id', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.includes(value as Language);

/** BCP 47 tag for Intl: plain English here means day before month, as in Indonesian. */
export const intlTag = (language: Language): string => (language === 'id' ? 'id-ID' : 'en-GB');

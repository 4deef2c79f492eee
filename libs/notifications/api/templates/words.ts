// One source for the words: the inbox shows them on the phone, the other channels send them from here.
// eslint-disable-next-line @nx/enforce-module-boundaries -- words only, nothing of the web's code
import en from '../../web/i18n/en.json';
// eslint-disable-next-line @nx/enforce-module-boundaries -- words only, nothing of the web's code
import id from '../../web/i18n/id.json';

export interface KindWords {
  heading: string;
  text: string;
  /** Where something that `text` names is not given. */
  textShort?: string;
}

/** What stands around a message when it leaves the product. */
export interface OutsideWords {
  /** Says that there is news and nothing else. */
  plain: KindWords;
  digest: { heading: string; text: string };
  hello: string;
  open: string;
  /** How to have less of them. */
  less: string;
}

export interface LanguageWords {
  kind: Record<string, KindWords>;
  outside: OutsideWords;
}

export const words: Record<'id' | 'en', LanguageWords> = { id, en };

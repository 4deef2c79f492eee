/** What is written in an attempt. */
export interface Written {
  text: string;
  links: string[];
}

/** The shelf of words, one row for each work. */
export const WORDS = 'words';

/** What the server's draft said when this phone last agreed with it. */
export interface Base extends Written {
  version: number;
}

/** The words of one hand-in as they are kept on the phone. */
export interface KeptWords {
  written: Written;
  base: Base | null;
}

export const filled = (links: readonly string[]): string[] =>
  links.map((link) => link.trim()).filter((link) => link !== '');

export const isSame = (one: Written, other: Written): boolean =>
  one.text.trim() === other.text.trim() &&
  filled(one.links).join('\n') === filled(other.links).join('\n');

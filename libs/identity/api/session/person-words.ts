const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

const words = (name: string): string[] => name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));

/** What to call her: the first word of her name. */
export const firstNameOf = (fullName: string): string => words(fullName)[0] ?? fullName;

/** One or two letters for the round picture: of the first and the last word. */
export function initialsOf(fullName: string): string {
  const all = words(fullName);
  const ends = all.length > 1 ? [all[0]!, all.at(-1)!] : all;
  const letters = ends.map((word) => firstLetter(word));
  return letters.join('').toLocaleUpperCase('id') || '?';
}

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) if (/\p{L}/u.test(segment)) return segment;
  return '';
}

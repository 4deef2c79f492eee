const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

const words = (name: string): string[] => name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));

/** Words that nobody is called by alone. */
const titles = /^(bu|ibu|pak|bapak|bang|kak|mas|mbak|hj?|dra?|[\p{L}])\.?$|\.$/iu;

/** What to call her: the first word of her name, with the next one where it is a title or an initial (`Bu Sekar`, `M. Yusuf`). */
export function firstNameOf(fullName: string): string {
  const [first = fullName, second] = words(fullName);
  return second && titles.test(first) ? `${first} ${second}` : first;
}

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

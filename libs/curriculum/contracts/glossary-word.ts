/** A word that a lesson explains on tap. */
export interface GlossaryWord {
  word: string;
  meaning: string;
}

/**
 * Finds a word that stands by itself. One in capitals (`KUR`) is found only so, any other at the start of a sentence too. A hyphen
 * belongs to a word: `NIB-nya` holds `NIB`, `SPP-IRT` holds no `IRT`.
 */
export function glossaryPattern(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
  const isAllCapitals = !/\p{Ll}/u.test(word);
  return new RegExp(`(?<![\\p{L}\\p{N}-])${escaped}(?![\\p{L}\\p{N}])`, isAllCapitals ? 'u' : 'iu');
}

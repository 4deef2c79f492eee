/** Crockford's base 32: digits and capitals without I, L, O and U, which people mistake. */
export const numberAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const numberPrefix = 'PJR';
/** 15 random letters carry 75 bits; the 16th is the check. */
export const randomLetters = 15;

/**
 * The check letter of 15 letters: a sum over GF(32), each place weighted by another power of 2. Any one wrong letter
 * and any two swapped letters give another sum.
 */
export function checkLetter(letters: string): string {
  let sum = 0;
  for (const letter of letters) sum = timesTwo(sum ^ numberAlphabet.indexOf(letter));
  return numberAlphabet[sum]!;
}

/** Multiplies by 2 in GF(32) with x⁵ + x² + 1. */
const timesTwo = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);

/** `PJR-7K2M-9QXT-4HVB-3DN8` from 15 letters. */
export function numberOf(letters: string): string {
  const groups = (letters + checkLetter(letters)).match(/.{4}/g)!;
  return [numberPrefix, ...groups].join('-');
}

/**
 * Reads a number as people type it: small letters, spaces, other dashes or none, with or without PJR, O for 0, I or L for 1.
 * Null when it cannot be a number of ours: wrong length, a letter that is not used, or the check letter does not agree.
 */
export function readNumber(typed: string): string | null {
  let letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (
    letters.length === numberPrefix.length + randomLetters + 1 &&
    letters.startsWith(numberPrefix)
  )
    letters = letters.slice(numberPrefix.length);
  if (letters.length !== randomLetters + 1) return null;
  if (![...letters].every((letter) => numberAlphabet.includes(letter))) return null;
  const random = letters.slice(0, randomLetters);
  return checkLetter(random) === letters.at(-1) ? numberOf(random) : null;
}

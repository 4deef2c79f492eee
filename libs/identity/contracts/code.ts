/** Crockford's base 32: no I, L, O, U. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 12 characters of 5 bits: 60 bits. */
export const codeLength = 12;

/** An activation or reset code as typed or pasted, in its normal form: `K7M29QXT4HRC`. Null when it cannot be one. */
export function normalCode(text: string): string | null {
  const compact = text
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (compact.length !== codeLength) return null;
  return [...compact].every((char) => codeAlphabet.includes(char)) ? compact : null;
}

/** In groups of four: `K7M2-9QXT-4HRC`. */
export const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

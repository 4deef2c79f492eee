/**
 * What counts of a short written answer: letters and digits. Case, accents, punctuation and spaces are how somebody types, not
 * what she knows: `SPP-IRT`, `spp irt` and `SPPIRT` are one answer.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

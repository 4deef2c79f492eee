/** No 0/O, 1/I/L, Q, U: 29 characters, a prime, so the check character catches every slip of one and every swap of two. */
export const participantAlphabet = '23456789ABCDEFGHJKMNPRSTVWXYZ';

/** The check character for the seven before it. */
export function checkCharacter(body: string): string {
  const sum = [...body].reduce(
    (total, char, index) => total + (index + 2) * participantAlphabet.indexOf(char),
    0,
  );
  return participantAlphabet[sum % participantAlphabet.length]!;
}

/**
 * The number printed on the slip, in its normal form: `P`, six characters, one check character.
 * Typed with spaces, dashes or small letters it is the same. Null when it cannot be one.
 */
export function normalParticipantNumber(text: string): string | null {
  const compact = text.replace(/[\s.\-\u2010-\u2015]/g, '').toUpperCase();
  if (compact.length !== 8 || !compact.startsWith('P')) return null;
  if ([...compact].some((char) => !participantAlphabet.includes(char))) return null;
  return checkCharacter(compact.slice(0, 7)) === compact[7] ? compact : null;
}

/** In two groups, easy to read aloud: `P7K2 M9QX`. */
export const shownParticipantNumber = (number: string): string =>
  `${number.slice(0, 4)} ${number.slice(4)}`;

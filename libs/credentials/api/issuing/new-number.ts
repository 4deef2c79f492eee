import { randomInt } from 'node:crypto';
import { numberAlphabet, numberOf, randomLetters } from '@pijar/credentials/contracts';

/** A new certificate number that nobody can guess. */
export const newNumber = (): string =>
  numberOf(
    Array.from(
      { length: randomLetters },
      () => numberAlphabet[randomInt(numberAlphabet.length)],
    ).join(''),
  );

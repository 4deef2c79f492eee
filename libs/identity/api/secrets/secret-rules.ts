import { pinFault } from '@pijar/identity/contracts';
import { problems, type ProblemException } from '@pijar/shared/api';
import { commonPasswords } from './common-passwords';

export type SecretKind = 'pin' | 'password';

/** Whose secret it is to be: what of her must not be in it. */
export interface SecretOwner {
  secretKind: SecretKind;
  phone: string | null;
  username: string | null;
}

/** The 422 for a new secret that is too easy, or null. `pointer` is its place in the request. */
export function secretProblem(
  owner: SecretOwner,
  secret: string,
  pointer: string,
): ProblemException | null {
  if (owner.secretKind === 'pin') {
    const fault = pinFault(secret, owner.phone);
    return fault && problems.invalidField(pointer, fault, 'Six digits that nobody guesses.');
  }
  if (secret.length < 10) {
    return problems.invalidField(pointer, 'short-password', 'At least ten characters.');
  }
  return isEasy(secret, owner)
    ? problems.invalidField(pointer, 'weak-password', 'A password that nobody guesses.')
    : null;
}

const swaps: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '0': 'o', $: 's' };

function isEasy(password: string, owner: SecretOwner): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (commonPasswords.has(plain) || new Set(plain).size < 4) return true;
  // "Indonesia2022!" is "indonesia" with what everybody adds; "p4ssw0rd" is "password".
  const untailed = plain.replace(/[\d\W_]+$/, '');
  const stem = untailed.replace(/^[\d\W_]+/, '');
  const unswapped = stem.replace(/[@4310$]/g, (char) => swaps[char]!);
  if ([untailed, stem, unswapped].some((form) => commonPasswords.has(form))) return true;
  // Digits alone are a phone number or a date.
  if (stem === '' && plain.length < 16) return true;
  const own = [owner.username, owner.phone].filter((part) => part !== null && part.length >= 4);
  return own.some((part) => plain.includes(part!) && plain.length - part!.length < 6);
}

import { createHash, randomInt } from 'node:crypto';
import { codeAlphabet, codeLength } from '@pijar/identity/contracts';

/** A new code of 60 random bits in its normal form, and what the database keeps of it. */
export function newCode(): { code: string; hash: string } {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(32)]).join('');
  return { code, hash: hashCode(code) };
}

/** 60 random bits need no slow hash: nobody can try them all. */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('hex');

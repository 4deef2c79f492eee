import { randomInt } from 'node:crypto';
import { checkCharacter, participantAlphabet } from '@pijar/identity/contracts';

/** A random participant number in its normal form. Whether somebody has it already, the database says. */
export function newParticipantNumber(): string {
  const body = Array.from({ length: 6 }, () => participantAlphabet[randomInt(29)]).join('');
  return `P${body}${checkCharacter(`P${body}`)}`;
}

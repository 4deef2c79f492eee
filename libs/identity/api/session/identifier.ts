import { createHash } from 'node:crypto';
import { normalParticipantNumber, normalPhone } from '@pijar/identity/contracts';

/** What a person typed to say who she is, in its normal form. */
export interface Identifier {
  kind: 'phone' | 'participant-number' | 'username';
  value: string;
}

/** Never fails: what is neither a phone nor a participant number may be a username. */
export function readIdentifier(text: string): Identifier {
  const number = normalParticipantNumber(text);
  if (number) return { kind: 'participant-number', value: number };
  const phone = normalPhone(text);
  if (phone) return { kind: 'phone', value: phone };
  return { kind: 'username', value: text.trim().toLowerCase() };
}

/** Stands for somebody who is not there, so that her tries are counted like anybody's. Tells nothing of what was typed. */
export const subjectOfNobody = (identifier: Identifier): string =>
  createHash('sha256').update(`${identifier.kind}:${identifier.value}`).digest('base64url');

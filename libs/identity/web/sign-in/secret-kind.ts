import { normalParticipantNumber } from '@pijar/identity/contracts';

/** What goes with an identifier: usernames have a password, phone and participant numbers a PIN. */
export function secretKindOf(identifier: string): 'pin' | 'password' {
  const isUsername = /[a-z]/i.test(identifier) && normalParticipantNumber(identifier) === null;
  return isUsername ? 'password' : 'pin';
}

import { pinFault, type PinFault } from '@pijar/identity/contracts';

/** What the phone itself can say against a new secret; the server looks again, and knows more. */
export const newSecretFault = (
  kind: 'pin' | 'password',
  secret: string,
): PinFault | 'short-password' | null => {
  if (kind === 'pin') return pinFault(secret);
  return secret.length < 10 ? 'short-password' : null;
};

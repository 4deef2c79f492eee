import type { EnteredFor } from '@pijar/submissions/contracts';

/** Whose work for which assignment. */
export interface Work {
  membershipId: string;
  stepId: string;
  /** Only where staff enter it for her: what they say of it, null while something is missing. */
  enteredFor?: () => EnteredFor | null;
}

/** The name under which the phone keeps it; what staff enter is kept apart from her own where the two share a phone. */
export const nameOf = (work: Work): string =>
  `${work.enteredFor ? 'for/' : ''}${work.membershipId}/${work.stepId}`;

const MESSAGE = 'message/';

/** The name of what is put together for a conversation: its files travel the same way, and belong to no assignment. */
export const messageWork = (membershipId: string): string => `${MESSAGE}${membershipId}`;

export const isMessageWork = (name: string): boolean => name.startsWith(MESSAGE);

/** What the upload of a file says of where it belongs. */
export function belongingOf(name: string): Record<string, string> {
  if (isMessageWork(name)) return { membershipId: name.slice(MESSAGE.length), for: 'message' };
  const [membershipId, stepId] = name.split('/').slice(-2) as [string, string];
  return { membershipId, stepId };
}

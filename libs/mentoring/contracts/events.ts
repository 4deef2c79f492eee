import { defineEvent } from '@pijar/shared/contracts';

/** Coaches were given: one pair, or all of a “Bagi rata”. */
export const pairsMade = defineEvent<{ pairIds: string[] }>('pairs.made');
/** A coach accompanies somebody no longer, because an officer gave her another one. */
export const pairEnded = defineEvent<{ pairId: string }>('pair.ended');
export const messageSent = defineEvent<{ messageId: string }>('message.sent');
/** The reader has seen everything that the other one wrote. */
export const conversationRead = defineEvent<{ membershipId: string; personId: string }>(
  'conversation.read',
);

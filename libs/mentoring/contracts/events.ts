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
/** Somebody is asked how her business fares. */
export const checkInAsked = defineEvent<{ checkInId: string }>('checkin.asked');
/** She answered, or stopped being asked: what she was told of it is of no use any more. */
export const checkInSettled = defineEvent<{ membershipId: string }>('checkin.settled');
/** Something was agreed for a participant, by somebody else than herself. */
export const actionAgreed = defineEvent<{ actionId: string }>('action.agreed');
/** A participant said that something agreed is done. */
export const actionDone = defineEvent<{ actionId: string }>('action.done');
/** Agreements of one person that fall due tomorrow, or have passed their day: once a day, together. */
export const actionsDue = defineEvent<{
  personId: string;
  actionIds: string[];
  /** `YYYY-MM-DD` in her cohort's zone. */
  on: string;
}>('actions.due');

import { Id, Instant } from '@pijar/shared/schemas';
import * as z from 'zod';

/** One person for whom something waits to be sent by hand. */
export const HandItem = z.object({
  personId: Id,
  fullName: z.string(),
  /** E.164 without the plus. */
  phone: z.string(),
  /** Messages that go out as one. */
  count: z.int(),
  /** Since when the oldest waits. */
  since: Instant,
  /** Whoever has her messages in hand now; null: nobody. */
  takenBy: z.object({ fullName: z.string(), isMe: z.boolean() }).nullable(),
});
export const HandList = z.object({ items: z.array(HandItem), total: z.int() });

export const HandParams = z.object({ personId: Id });

/** What to send, for whoever took it, until the lease ends. */
export const HandMessage = z.object({
  claim: z.uuid(),
  text: z.string(),
  /** Opens WhatsApp with number and text. */
  link: z.string(),
  until: Instant,
});
export const HandClaim = z.strictObject({ claim: z.uuid() });

/** Most people that the list names at once. */
export const handListLimit = 100;

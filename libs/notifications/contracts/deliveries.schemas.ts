import { Id, Instant, pageOf, PageQuery } from '@pijar/shared/schemas';
import * as z from 'zod';
import { Channel } from './channels.schemas';

/** `waiting → sending → sent`; `dead` was given up, `expired` came too late, `skipped` was read inside the product first. */
export const deliveryStates = ['waiting', 'sending', 'sent', 'skipped', 'expired', 'dead'] as const;
export const DeliveryState = z.enum(deliveryStates);

export const DeliveriesQuery = z.strictObject({
  ...PageQuery.shape,
  state: DeliveryState.optional(),
  channel: Channel.optional(),
});

/** One message on one channel, as the log has it: without its words. */
export const DeliveryView = z.object({
  deliveryId: Id,
  personId: Id,
  fullName: z.string(),
  /** A NotificationKind. */
  kind: z.string(),
  channel: Channel,
  state: DeliveryState,
  tries: z.int(),
  /** A word such as smtp-550; null when nothing failed. */
  lastFault: z.string().nullable(),
  createdAt: Instant,
  /** When it is tried next; null unless it waits. */
  dueAt: Instant.nullable(),
  sentAt: Instant.nullable(),
});
export const Deliveries = pageOf(DeliveryView);

export const ChannelState = z.object({
  channel: Channel,
  /** Off: it is not set up, and nothing is kept for it. */
  isOn: z.boolean(),
  /** False: somebody sends by hand. */
  isAutomatic: z.boolean(),
  /** Until when it rests because the other side does not answer. */
  restsUntil: Instant.nullable(),
  lastFault: z.string().nullable(),
  waiting: z.int(),
  dead: z.int(),
});
export const ChannelStates = z.object({ items: z.array(ChannelState) });

export const DeliveryParams = z.object({ deliveryId: Id });

import { route, type Page } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './deliveries.schemas';

export type DeliveryState = z.infer<typeof schemas.DeliveryState>;
export type DeliveryView = z.infer<typeof schemas.DeliveryView>;
export type ChannelState = z.infer<typeof schemas.ChannelState>;

/** What left the product and what did not, of people of my organisation (an admin: of all), the newest change first. */
export const listDeliveries = route<
  { query: z.infer<typeof schemas.DeliveriesQuery> },
  Page<DeliveryView>
>('GET', '/api/v1/deliveries');

/** Gives a message that was given up or came too late all its tries again. */
export const resendDelivery = route<{ params: z.infer<typeof schemas.DeliveryParams> }, void>(
  'POST',
  '/api/v1/deliveries/:deliveryId/resend',
);

/** How each channel stands, with what waits for people of my organisation. */
export const listChannels = route<object, { items: ChannelState[] }>(
  'GET',
  '/api/v1/delivery-channels',
);

import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './push.schemas';

export type PushState = z.infer<typeof schemas.PushState>;

export const getPush = route<object, PushState>('GET', '/api/v1/me/push');

/** This phone wants to hear my news; whoever heard on it before does not any more. */
export const subscribePush = route<{ body: z.infer<typeof schemas.PushSubscriptionInput> }, void>(
  'PUT',
  '/api/v1/me/push',
);

/** This phone wants to hear nothing any more. */
export const endPush = route<{ body: z.infer<typeof schemas.PushEnd> }, void>(
  'POST',
  '/api/v1/me/push/end',
);

import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './whatsapp.schemas';

/** For Meta only: whether the webhook is ours. */
export const verifyWhatsApp = route<{ query: z.infer<typeof schemas.WhatsAppChallenge> }, string>(
  'GET',
  '/api/v1/whatsapp/webhook',
);

/** For Meta only: what became of messages. */
export const hearWhatsApp = route<object, void>('POST', '/api/v1/whatsapp/webhook');

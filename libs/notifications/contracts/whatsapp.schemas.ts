import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';

export const WhatsAppChallenge = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string().max(500),
  // Meta's is a number; nothing else is said back to a stranger.
  'hub.challenge': z.string().regex(/^\d{1,40}$/),
});

/** What is used of Meta's news. */
export const WhatsAppNews = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          value: z.object({
            statuses: z
              .array(
                z.object({
                  id: z.string(),
                  status: z.string(),
                  // Ours, and only if it looks like ours.
                  biz_opaque_callback_data: Id.optional().catch(undefined),
                  errors: z
                    .array(z.object({ code: z.int() }))
                    .optional()
                    .catch(undefined),
                }),
              )
              .optional(),
          }),
        }),
      ),
    }),
  ),
});

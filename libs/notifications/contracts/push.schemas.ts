import * as z from 'zod';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/);

/** As the browser gives it (`PushSubscription.toJSON()`), without its end. */
export const PushSubscriptionInput = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.strictObject({ p256dh: base64url.length(87), auth: base64url.min(20).max(30) }),
});
export const PushEnd = z.strictObject({ endpoint: z.string().max(1000) });

export const PushState = z.object({
  /** Names this server to the push services; base64url. */
  publicKey: z.string(),
  /** Of my phones that hear. */
  endpoints: z.array(z.string()),
});

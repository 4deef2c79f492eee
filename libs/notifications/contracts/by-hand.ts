import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './by-hand.schemas';

export type HandItem = z.infer<typeof schemas.HandItem>;
export type HandMessage = z.infer<typeof schemas.HandMessage>;
type Params = z.infer<typeof schemas.HandParams>;
type Claim = z.infer<typeof schemas.HandClaim>;

/** Who of my organisation waits for a message by hand, the longest first. */
export const listByHand = route<object, z.infer<typeof schemas.HandList>>('GET', '/api/v1/by-hand');

/** I am going to send it: for ten minutes nobody else may. Again by the same officer gives it once more. */
export const takeByHand = route<{ params: Params }, HandMessage>(
  'POST',
  '/api/v1/by-hand/:personId/take',
);

export const tickByHand = route<{ params: Params; body: Claim }, void>(
  'POST',
  '/api/v1/by-hand/:personId/tick',
);

/** I did not send it. */
export const handBackByHand = route<{ params: Params; body: Claim }, void>(
  'POST',
  '/api/v1/by-hand/:personId/hand-back',
);

import { keptRoute } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './action.schemas';
import type { MembershipParams } from './pair.schemas';

export type Actions = z.infer<typeof schemas.Actions>;

/**
 * What was agreed with one participant; for herself and the staff of her cohort. In a file of its own: every first screen asks it,
 * and should fetch nothing else for that.
 */
export const listActions = keptRoute<{ params: z.infer<typeof MembershipParams> }, Actions>(
  '/api/v1/memberships/:membershipId/agreed-actions',
);

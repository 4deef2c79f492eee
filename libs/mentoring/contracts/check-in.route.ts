import { keptRoute } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './check-in.schemas';
import type { MembershipParams } from './pair.schemas';

export type HerCheckIns = z.infer<typeof schemas.HerCheckIns>;

/** What she is asked now, and at which rhythm; for herself. In a file of its own, because her first screen asks it. */
export const showCheckIns = keptRoute<{ params: z.infer<typeof MembershipParams> }, HerCheckIns>(
  '/api/v1/memberships/:membershipId/check-ins',
);

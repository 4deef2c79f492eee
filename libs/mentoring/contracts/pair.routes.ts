import { keptRoute } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './pair.schemas';

export type MyCoach = z.infer<typeof schemas.MyCoach>;
export type CoachOfMine = z.infer<typeof schemas.CoachOfMine>;
type OfMembership = { params: z.infer<typeof schemas.MembershipParams> };

const hers = '/api/v1/memberships/:membershipId';

/** Who accompanies her; for herself. */
export const showMyCoach = keptRoute<OfMembership, MyCoach>(`${hers}/coach`);

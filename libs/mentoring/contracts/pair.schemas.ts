import { Id, Instant } from '@pijar/shared/schemas';
import * as z from 'zod';

export const MembershipParams = z.object({ membershipId: Id });

/** A coach as the participant sees her: no photo, only the letters that stand for it. */
export const CoachOfMine = z.object({
  pairId: Id,
  personId: Id,
  fullName: z.string(),
  initials: z.string(),
  since: Instant,
});
export const MyCoach = z.object({ coach: CoachOfMine.nullable() });

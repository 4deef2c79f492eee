import { Day, Id } from '@pijar/shared/schemas';
import * as z from 'zod';

/** What a coach says of her time. */
export const AvailabilityInput = z.strictObject({
  /** The last day away; null: she is there. */
  awayUntil: Day.nullable(),
  /** Pieces of work that she answers in a week, Monday to Sunday; null: no limit. */
  weeklyCapacity: z.int().min(1).max(500).nullable(),
});
export const Availability = z.object({
  ...AvailabilityInput.shape,
  isAway: z.boolean(),
  answeredThisWeek: z.int(),
});

/** Who may be given a piece of work, with what each has to do. */
export const Assignees = z.object({
  /** Who holds it now, or for whom it is kept; null: anybody's. */
  withId: Id.nullable(),
  items: z.array(
    z.object({
      id: Id,
      name: z.string(),
      part: z.enum(['cofacilitator', 'coach', 'expert']),
      ...Availability.shape,
      /** What she reads now, and what waits for her alone. */
      held: z.int(),
      kept: z.int(),
    }),
  ),
});
/** `seenWithId` is who had it when the officer chose: when it is with somebody else by now, she is told instead. */
export const ReassignInput = z.strictObject({ personId: Id, seenWithId: Id.nullable() });

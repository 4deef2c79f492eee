import { Day, Id } from '@pijar/shared/schemas';
import * as z from 'zod';

/** off: coaches take the next one; even: each the same; weighted: each by what she answers in a week. */
export const SharingMode = z.enum(['off', 'even', 'weighted']);

/** `seenMode` is how it was when the officer chose: when it is another by now, she is told instead. */
export const SharingInput = z.strictObject({ mode: SharingMode, seenMode: SharingMode });

/** How the work of a cohort comes to its coaches, and what each of them has to do. */
export const SharingView = z.object({
  mode: SharingMode,
  /** What waits for nobody, and could be shared out now. What is late is not: it is open to all. */
  waiting: z.int(),
  late: z.int(),
  coaches: z.array(
    z.object({
      id: Id,
      name: z.string(),
      part: z.enum(['cofacilitator', 'coach', 'expert']),
      /** She reads some modules only. */
      hasTracks: z.boolean(),
      awayUntil: Day.nullable(),
      /** She has not been admitted to grading here yet. */
      isLearning: z.boolean(),
      /** Work may be kept for her: she is there, admitted, and has not answered all that she can this week. */
      isAvailable: z.boolean(),
      weeklyCapacity: z.int().nullable(),
      answeredThisWeek: z.int(),
      /** What she reads now and what waits for her alone, over all her cohorts. */
      held: z.int(),
      kept: z.int(),
      /** How much of `waiting` would come to her. */
      wouldGet: z.object({ even: z.int(), weighted: z.int() }),
    }),
  ),
});

/** `given`: how many pieces were kept for somebody by this. */
export const SharedOutView = SharingView.extend({ given: z.int() });

import * as z from 'zod';

/** A sound as players get it. */
export const LessonSound = z.object({
  url: z.string(),
  seconds: z.int(),
  bytes: z.int(),
  transcript: z.string(),
  /** The same in less data, for phones that can play it. */
  opus: z.object({ url: z.string(), type: z.string(), bytes: z.int() }).optional(),
});

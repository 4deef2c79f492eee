import { Id, line } from '@pijar/shared/schemas';
import * as z from 'zod';
import { markLimits, maxFilesPerAttempt } from '../limits';

/** A share of the upright photo's width or height: 0 left or top, 1 right or bottom. Kept to four digits: a fifth of a pixel. */
const Share = z
  .number()
  .min(0)
  .max(1)
  .overwrite((share) => Math.round(share * 10_000) / 10_000 + 0);

export const MarkColour = z.enum(['red', 'yellow', 'blue']);

/** One line of the pen: x, y, x, y, …; a single pair is a dot. */
export const MarkStroke = z.strictObject({
  colour: MarkColour,
  points: z
    .array(Share)
    .min(2)
    .max(2 * markLimits.pointsOfStroke)
    .refine((points) => points.length % 2 === 0, { error: 'odd' }),
});

/** A few words pinned to a spot; they are numbered in their order. */
export const MarkNote = z.strictObject({ x: Share, y: Share, text: line(markLimits.noteText) });

const pointsOf = (marks: { strokes: { points: unknown[] }[] }): number =>
  marks.strokes.reduce((sum, { points }) => sum + points.length / 2, 0);

/** What a reviewer drew over one photo of the attempt. The photo itself stays as it was sent. */
export const MarkedPhoto = z
  .strictObject({
    fileId: Id.toLowerCase(),
    /** Quarter turns to the right by which it is shown; strokes and notes refer to the photo before it is turned. */
    quarters: z.int().min(0).max(3),
    strokes: z.array(MarkStroke).max(markLimits.strokes),
    notes: z.array(MarkNote).max(markLimits.notes),
  })
  .refine((marks) => pointsOf(marks) <= markLimits.points, { error: 'too-many-points' });

/** The overlays of one feedback, one for a photo. */
export const Marks = z
  .array(MarkedPhoto)
  .max(maxFilesPerAttempt)
  .refine((all) => new Set(all.map(({ fileId }) => fileId)).size === all.length, {
    error: 'twice',
  })
  .refine((all) => all.reduce((sum, each) => sum + pointsOf(each), 0) <= markLimits.pointsInAll, {
    error: 'too-many-points',
  });

import { Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { maxReviewNote } from '../limits';
import { PersonRef } from './parts';

/** What one reviewer tells the others who may read the work. */
export const ReviewNote = z.object({
  author: PersonRef,
  isMine: z.boolean(),
  text: z.string(),
  version: z.int(),
  updatedAt: Instant,
});

/** Mine first, then the newest. */
export const ReviewNotes = z.object({ items: z.array(ReviewNote) });

/** An empty text takes mine away. `version` is the one the page last saw, 0 when it saw none. */
export const ReviewNoteInput = z.strictObject({
  text: paragraphs(maxReviewNote),
  version: z.int().min(0).max(1_000_000_000),
});

import { Id, Instant } from '@pijar/shared/schemas';
import * as z from 'zod';
import { Marks } from './marks';
import { PersonRef, Scores } from './parts';
import { VoiceView } from './voice';

export const Decision = z.enum(['returned', 'accepted']);

/** What was said of one attempt. */
export const FeedbackView = z.object({
  id: Id,
  decision: Decision,
  reviewer: PersonRef,
  scores: Scores,
  /** Points reached in total. */
  points: z.int(),
  good: z.string(),
  /** Empty when there is nothing to change. */
  change: z.string(),
  /** Over photos of the attempt. */
  marks: Marks,
  /** Null: nothing was said aloud. */
  voice: VoiceView.nullable(),
  /** When it was first said. */
  sentAt: Instant,
  version: z.int(),
  /** Why and when the newest version was written; null: nothing was corrected. */
  corrected: z.object({ by: PersonRef, at: Instant, reason: z.string() }).nullable(),
});

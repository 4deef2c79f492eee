import { Id, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { Marks } from './marks';
import { ClientId, Scores } from './parts';

/** Feedback said anew; the decision stays what it was. */
export const CorrectionInput = z.strictObject({
  /** Made by the page (UUIDv7): becomes the id of the new version, so that a repetition answers the same. */
  correctionId: ClientId,
  /** The newest version that the page has seen. */
  version: z.int().min(1).max(1_000_000),
  /** One for every criterion of the rubric. */
  scores: Scores,
  good: paragraphs(8000, 1),
  /** Needed when the work was returned. */
  change: paragraphs(8000),
  /** Left out: the marks stay as they were. */
  marks: Marks.optional(),
  /** Left out: the voice stays; null: it goes. */
  voiceId: Id.toLowerCase().nullable().optional(),
  /** The participant reads it. */
  reason: paragraphs(500, 1),
});

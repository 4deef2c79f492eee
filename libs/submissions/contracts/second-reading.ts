import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type SecondReadings = z.infer<typeof schemas.SecondReadings>;
export type SecondReadingView = z.infer<typeof schemas.SecondReadingView>;
export type ReadingComparison = z.infer<typeof schemas.ReadingComparison>;
type Reading = z.infer<typeof schemas.ReadingParams>;

// Blind: whoever reads a second time sees neither scores nor words of the first reader until hers are sent.

/** Answered work that was drawn, which I may read and have not had to do with. */
export const listSecondReadings = route<object, SecondReadings>('GET', '/api/v1/second-readings');
/** Takes it; mine already: the same. @throws 404 unless it is on my list; 409 `taken-by-other` */
export const takeSecondReading = route<{ params: Reading }, SecondReadingView>(
  'PUT',
  '/api/v1/second-readings/:readingId/reader',
);
/** Gives it to others, and is not offered it again. Nothing happens when it is not mine. */
export const passSecondReading = route<{ params: Reading }, void>(
  'DELETE',
  '/api/v1/second-readings/:readingId/reader',
);
/** @throws 404 unless I took it or read it */
export const showSecondReading = route<{ params: Reading }, SecondReadingView>(
  'GET',
  '/api/v1/second-readings/:readingId',
);
/**
 * Once; the answer has what was said first. 404 unless I took it; 409 `already-scored` (`current: SecondReadingView`) when I sent
 * others before; 422 `/body/scores/<criterion>` `missing`, `unknown`.
 */
export const sendSecondScores = route<
  { params: Reading; body: z.infer<typeof schemas.ScoresInput> },
  SecondReadingView
>('PUT', '/api/v1/second-readings/:readingId/scores');

// The lead: who leads the cohort.

/** Both readings side by side. @throws 404 unless the actor leads the cohort and both are there */
export const compareReadings = route<{ params: Reading }, ReadingComparison>(
  'GET',
  '/api/v1/second-readings/:readingId/comparison',
);
/**
 * Closes a difference with a note; nothing changes for the participant. The first note stays. 404 as above; 409 `own-reading` when the
 * actor was one of the readers.
 */
export const closeReading = route<
  { params: Reading; body: z.infer<typeof schemas.ClosingInput> },
  ReadingComparison
>('POST', '/api/v1/second-readings/:readingId/closing');

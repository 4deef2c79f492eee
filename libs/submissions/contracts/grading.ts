import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type GradingLearning = z.infer<typeof schemas.GradingLearning>;
export type GradingTry = z.infer<typeof schemas.GradingTry>;
export type GradingTrySummary = z.infer<typeof schemas.GradingTrySummary>;
export type GradingRuleInput = z.infer<typeof schemas.GradingRuleInput>;
export type AdmissionView = z.infer<typeof schemas.AdmissionView>;
type Try = z.infer<typeof schemas.GradingTryParams>;
type Score = z.infer<typeof schemas.GradingScoreParams>;

/** The samples of the programmes of her cohorts, how she scored them, and what is asked of her. */
export const showGradingLearning = route<object, GradingLearning>('GET', '/api/v1/grading');
/**
 * Begins a way through the samples of an assignment; one that is open already is answered instead. @throws 404 unless the programme is
 * one of hers and has samples for the assignment; 409 `key-reused`
 */
export const beginGradingTry = route<
  { params: Try; body: z.infer<typeof schemas.BeginTryInput> },
  GradingTry
>('PUT', '/api/v1/grading/tries/:tryId');
/** @throws 404 unless it is hers */
export const showGradingTry = route<{ params: Try }, GradingTry>(
  'GET',
  '/api/v1/grading/tries/:tryId',
);
/**
 * Scores one sample, once; the answer has the lead's scores beside hers. The last one ends the try, and may admit her. 404;
 * 409 `already-scored` (`current: GradingTry`) when she scored it otherwise before; 422 `/body/scores/<criterion>` `missing`, `unknown`.
 */
export const scoreSample = route<
  { params: Score; body: z.infer<typeof schemas.ScoresInput> },
  GradingTry
>('PUT', '/api/v1/grading/tries/:tryId/scores/:sampleCode');

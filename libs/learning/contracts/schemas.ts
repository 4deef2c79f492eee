import { StepKind } from '@pijar/curriculum/schemas';
import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';

export const stepStates = ['locked', 'open', 'waiting', 'returned', 'done'] as const;
export const StepState = z.enum(stepStates);
export const StageState = z.enum(['locked', 'open', 'done']);

/** A step named in what is missing: enough to say it in words and to link to it. */
export const MissingStep = z.object({
  stepId: Id,
  code: z.string(),
  title: z.string(),
  kind: StepKind,
  state: StepState,
});

/** One condition of a stage rule that does not hold yet; the web turns it into plain words. */
export const Missing = z.object({
  kind: z.enum(['lessons', 'quizzes', 'assignments', 'sessions', 'tracks', 'clinics']),
  /** How many more are needed. */
  count: z.int().min(1),
  /** Tracks only: how many of them she has yet to choose; 0 otherwise. */
  toChoose: z.int().min(0),
  /** What would fill the gap: with `count` smaller than their number, any of them will do. */
  steps: z.array(MissingStep),
});

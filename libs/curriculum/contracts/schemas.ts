import * as z from 'zod';
import { Code } from './code';
import { LessonSound } from './lesson-sound.schema';

export * from './code';
export * from './lesson-sound.schema';
export * from './quiz.schemas';
export * from './recordings/schemas';

/**
 * What completes a stage: every condition must hold. Codes name steps of the same stage. This is configuration of the
 * programme; learning evaluates it (libs/learning/api/rules).
 */
export const StageCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lessons_done') }),
  z.strictObject({
    kind: z.literal('quizzes_passed'),
    of: z.array(Code).min(1),
    at_least: z.int().min(1),
  }),
  z.strictObject({
    kind: z.literal('assignments_accepted'),
    of: z.array(Code).min(1),
    at_least: z.int().min(1),
  }),
  z.strictObject({
    kind: z.literal('sessions_attended'),
    of: z.array(Code).min(1),
    at_least: z.int().min(1),
  }),
  z.strictObject({ kind: z.literal('tracks_accepted'), at_least: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('clinics_attended'),
    at_least: z.int().min(1),
    /** Only with what the host noted about her. Until then she waits for the host. */
    with_outcome: z.boolean().optional(),
  }),
]);
export const StageRule = z.strictObject({ all: z.array(StageCondition).min(1) });

export const LessonBody = z.object({
  summary: z.string(),
  /** Markdown as written; media links are already `/api/v1/media/<hash>`. */
  markdown: z.string(),
  /** Sanitised HTML made from it when the pack was loaded. */
  html: z.string(),
  /** `YYYY-MM` when facts about rules or fees were checked. */
  checked: z.string().nullable(),
  audio: LessonSound.nullable(),
  video: z
    .object({ url: z.url(), title: z.string(), minutes: z.int(), megabytes: z.int() })
    .nullable(),
});

/** The four levels of every rubric, worth 0 to 3 points. */
export const rubricLevels = ['belum', 'mulai', 'cukup', 'mahir'] as const;
export const Criterion = z.object({
  code: Code,
  title: z.string(),
  /** What the coach looks at, in words for the participant. */
  promise: z.string(),
  levels: z.object({
    belum: z.string(),
    mulai: z.string(),
    cukup: z.string(),
    mahir: z.string(),
  }),
});
export const Rubric = z.object({
  /** Points needed in total, and at least on every criterion, for the work to be ready to accept. */
  passTotal: z.int().min(0),
  passEach: z.int().min(0).max(3),
  criteria: z.array(Criterion).min(1),
});
export const handInKinds = ['text', 'photo', 'voice', 'document', 'link'] as const;
export const AssignmentBody = z.object({
  brief: z.array(z.string()).length(3),
  accepts: z.array(z.enum(handInKinds)).min(1),
  suggested: z.enum(handInKinds),
  goodExampleHtml: z.string(),
  rubric: Rubric,
  phrases: z.object({ good: z.array(z.string()), change: z.array(z.string()) }),
});

/** Invented work on one assignment, to learn grading by, with the lead's score for each criterion and why. */
export const SampleSet = z.object({
  step: z.string(),
  samples: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      scores: z.record(z.string(), z.int().min(0).max(3)),
      why: z.string(),
    }),
  ),
});

export const stepKinds = ['lesson', 'quiz', 'assignment', 'session', 'clinic'] as const;
export const StepKind = z.enum(stepKinds);

/** Hash of a picture or a sound, as in its address. */
export const MediaParams = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

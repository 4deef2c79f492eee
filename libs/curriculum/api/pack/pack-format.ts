import { Code, handInKinds, StageRule } from '@pijar/curriculum/schemas';
import * as z from 'zod';

// The files of a content pack as people write them: snake_case YAML, described for writers in docs/content-packs.md.

const text = z.string().trim().min(1);
const minutes = z.int().min(1).max(600);

const ModuleCode = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(40);

export const ProgrammeFile = z.strictObject({
  code: Code,
  title: text,
  version: z.int().min(1),
  /** Path of the pack from which modules without a folder here are taken. */
  extends: text.optional(),
  /** Working days within which work is answered; left out: what the product promises by itself. */
  reply_within_days: z.int().min(1).max(20).optional(),
  stages: z
    .array(
      z.strictObject({
        code: Code,
        title: text,
        purpose: text,
        courses: z
          .array(z.strictObject({ code: Code, title: text, modules: z.array(ModuleCode).min(1) }))
          .min(1),
        sessions: z.array(z.strictObject({ code: Code, title: text, minutes })),
        clinics: z.array(z.strictObject({ code: Code, title: text, minutes })),
        rule: StageRule,
      }),
    )
    .min(1),
});

export const ModuleFile = z.strictObject({
  code: ModuleCode,
  title: text,
  summary: text,
  track: z.boolean(),
});

/** Longest lesson, in minutes read aloud. */
export const longestLesson = 8;

export const LessonFrontMatter = z.strictObject({
  code: Code,
  title: text,
  minutes: z.int().min(1).max(longestLesson),
  summary: text,
  checked: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
  required: z.boolean().default(true),
  audio: z
    .strictObject({
      file: text,
      opus: text.optional(),
      seconds: z.int().min(1),
      transcript: text,
    })
    .optional(),
  video: z
    .strictObject({
      url: z.url({ protocol: /^https$/ }),
      title: text,
      minutes: z.int().min(1),
      megabytes: z.int().min(1),
    })
    .optional(),
});

const points = z.int().min(0);
export const AssignmentFile = z.strictObject({
  code: Code,
  title: text,
  minutes,
  due_after_days: z.int().min(0).max(730),
  brief: z.array(text).length(3),
  accepts: z.array(z.enum(handInKinds)).min(1),
  suggested: z.enum(handInKinds),
  good_example: text,
  rubric: z.strictObject({
    pass_total: points,
    pass_each: points.max(3),
    criteria: z
      .array(
        z.strictObject({
          code: Code,
          title: text,
          promise: text,
          levels: z.strictObject({ belum: text, mulai: text, cukup: text, mahir: text }),
        }),
      )
      .min(1)
      .max(6),
  }),
  phrases: z.strictObject({ good: z.array(text).min(1), change: z.array(text).min(1) }),
});

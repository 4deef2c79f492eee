import { plainText } from '@pijar/curriculum/contracts';
import { Code } from '@pijar/curriculum/schemas';
import * as z from 'zod';

// quiz.yaml and tests/<stage>.yaml as people write them; described for writers in docs/content-packs.md.

const text = z.string().trim().min(1);
const minutes = z.int().min(1).max(600);
const FileChoice = z.strictObject({
  code: Code,
  text,
  correct: z.boolean().default(false),
  why: text,
});
const Why = z.strictObject({ right: text, wrong: text });
const Accepted = text.max(60).refine((each) => plainText(each) !== '', 'needs a letter or a digit');

/** @param head what every question has */
const questions = <Head extends z.core.$ZodLooseShape>(head: Head) =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      ...head,
      kind: z.literal('single'),
      choices: z.array(FileChoice).min(3).max(4),
    }),
    z.strictObject({
      ...head,
      kind: z.literal('multiple'),
      choices: z.array(FileChoice).min(3).max(6),
    }),
    z.strictObject({
      ...head,
      kind: z.literal('number'),
      unit: text,
      answer: z.number(),
      tolerance: z.number().min(0),
      why_right: text,
      why_wrong: text,
    }),
    z.strictObject({ ...head, kind: z.literal('true_false'), answer: z.boolean(), why: Why }),
    z.strictObject({
      ...head,
      kind: z.literal('match'),
      pairs: z
        .array(z.strictObject({ code: Code, left: text, right: text }))
        .min(3)
        .max(5),
      why: Why,
    }),
    z.strictObject({
      ...head,
      kind: z.literal('order'),
      items: z
        .array(z.strictObject({ code: Code, text }))
        .min(3)
        .max(6),
      why: Why,
    }),
    z.strictObject({
      ...head,
      kind: z.literal('text'),
      accept: z.array(Accepted).min(1).max(10),
      why: Why,
    }),
  ]);

const head = { code: Code, prompt: text };
const QuizQuestion = questions({ ...head, reread: Code });
const TestQuestion = questions(head);
export type FileQuestion = z.infer<typeof QuizQuestion> | z.infer<typeof TestQuestion>;

const file = { code: Code, title: text, minutes };
export const QuizFile = z.strictObject({
  ...file,
  pass: z.int().min(0).max(100),
  questions: z.array(QuizQuestion).min(4).max(6),
});

/** Asked before and after a stage: it has no pass mark, and its questions send nobody back. */
export const TestFile = z.strictObject({
  ...file,
  questions: z.array(TestQuestion).min(4).max(12),
});

import * as z from 'zod';
import { Code } from './code';

const Choice = z.object({
  code: Code,
  text: z.string(),
  isCorrect: z.boolean(),
  why: z.string(),
});
/** Said when the answer was right, and when it was not. */
const Why = z.object({ right: z.string(), wrong: z.string() });
const question = { code: Code, prompt: z.string(), reread: Code.nullable() };

/** The kinds of a question; each is scored in score-quiz.ts and drawn in libs/learning/web/quiz. */
export const Question = z.discriminatedUnion('kind', [
  z.object({ ...question, kind: z.literal('single'), choices: z.array(Choice).min(2) }),
  z.object({ ...question, kind: z.literal('multiple'), choices: z.array(Choice).min(2) }),
  z.object({
    ...question,
    kind: z.literal('number'),
    unit: z.string(),
    answer: z.number(),
    /** Absolute: right when |given - answer| ≤ tolerance. */
    tolerance: z.number().min(0),
    whyRight: z.string(),
    whyWrong: z.string(),
  }),
  z.object({ ...question, kind: z.literal('true_false'), answer: z.boolean(), why: Why }),
  z.object({
    ...question,
    kind: z.literal('match'),
    /** What belongs together. */
    pairs: z.array(z.object({ code: Code, left: z.string(), right: z.string() })).min(2),
    why: Why,
  }),
  z.object({
    ...question,
    kind: z.literal('order'),
    /** In the right order. */
    items: z.array(z.object({ code: Code, text: z.string() })).min(2),
    why: Why,
  }),
  z.object({
    ...question,
    kind: z.literal('text'),
    /** Any of these; the first is shown as the answer. */
    accept: z.array(z.string()).min(1),
    why: Why,
  }),
]);

export const QuizBody = z.object({
  /** Percent of the questions that must be right. */
  pass: z.int().min(0).max(100),
  questions: z.array(Question).min(1),
});

const given = { question: Code };
/** What somebody answered to one question; codes are those of the question's choices, pairs or items. */
export const Answer = z.union([
  z.strictObject({ ...given, choices: z.array(Code).max(10) }),
  z.strictObject({ ...given, number: z.number() }),
  z.strictObject({ ...given, isTrue: z.boolean() }),
  z.strictObject({
    ...given,
    /** By the codes of the pairs: `right` is the pair from whose right side she took what she put beside `left`. */
    pairs: z.array(z.strictObject({ left: Code, right: Code })).max(10),
  }),
  z.strictObject({ ...given, order: z.array(Code).max(10) }),
  z.strictObject({ ...given, text: z.string().max(200) }),
]);

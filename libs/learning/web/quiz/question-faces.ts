import { Type } from '@angular/core';
import type { Answer, Question, QuizBody } from '@pijar/curriculum/contracts';

type Kind = Question['kind'];
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;

/** What every face of a question takes as inputs. */
export interface QuestionInputs {
  question: Question;
  /** What was answered; undefined while it is asked. */
  answer: Answer | undefined;
  /** To be called once with the answer. */
  give: (answer: Answer) => void;
}

/** Each kind comes to the phone only with a quiz that asks so. */
const faces: Record<Kind, () => Promise<Type<unknown>>> = {
  single: () => import('./choice-question').then((m) => m.ChoiceQuestionView),
  multiple: () => import('./choice-question').then((m) => m.ChoiceQuestionView),
  number: () => import('./number-question').then((m) => m.NumberQuestionView),
  true_false: () => import('./true-false-question').then((m) => m.TrueFalseQuestionView),
  match: () => import('./match-question').then((m) => m.MatchQuestionView),
  order: () => import('./order-question').then((m) => m.OrderQuestionView),
  text: () => import('./text-question').then((m) => m.TextQuestionView),
};

/** The faces that this quiz needs, by kind: all at once, so that nothing is fetched between two questions. */
export async function facesOf(
  questions: QuizBody['questions'],
): Promise<ReadonlyMap<Kind, Type<unknown>>> {
  const kinds = [...new Set(questions.map((question) => question.kind))];
  const loaded = await Promise.all(kinds.map((kind) => faces[kind]()));
  return new Map(kinds.map((kind, index) => [kind, loaded[index]!]));
}

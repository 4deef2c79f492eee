import type { Question, QuizBody } from './index';

/** What somebody answered to one question: the codes of the choices taken, or a number. */
export type Answer = { question: string } & ({ choices: string[] } | { number: number });

export interface QuizResult {
  /** Questions answered right, of all. */
  right: number;
  total: number;
  /** Percent, rounded. */
  score: number;
  isPassed: boolean;
  /** Codes of the questions that were not right. */
  wrong: string[];
}

/** Rounding of decimal fractions may not make a right number wrong. */
const epsilon = 1e-9;

export function isRight(question: Question, answer: Answer | undefined): boolean {
  if (!answer) return false;
  if (question.kind === 'number') {
    return (
      'number' in answer &&
      Math.abs(answer.number - question.answer) <= question.tolerance + epsilon
    );
  }
  if (!('choices' in answer)) return false;
  const taken = new Set(answer.choices);
  return question.choices.every((choice) => choice.isCorrect === taken.has(choice.code));
}

/**
 * Scores a quiz, on the phone as on the server. A question without an answer is not right; of two answers to one question the
 * last counts; answers to questions that are not there are passed over.
 */
export function scoreQuiz(quiz: QuizBody, answers: readonly Answer[]): QuizResult {
  const given = new Map(answers.map((answer) => [answer.question, answer]));
  const wrong = quiz.questions
    .filter((question) => !isRight(question, given.get(question.code)))
    .map((question) => question.code);
  const total = quiz.questions.length;
  const right = total - wrong.length;
  return {
    right,
    total,
    score: Math.round((100 * right) / total),
    isPassed: right * 100 >= quiz.pass * total,
    wrong,
  };
}

import type { Answer, Question, QuizBody } from './index';
import { plainText } from './plain-text';

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

/** An answer of another kind than the question's is not right. */
export function isRight(question: Question, answer: Answer | undefined): boolean {
  if (!answer) return false;
  switch (question.kind) {
    case 'number':
      return (
        'number' in answer &&
        Math.abs(answer.number - question.answer) <= question.tolerance + epsilon
      );
    case 'true_false':
      return 'isTrue' in answer && answer.isTrue === question.answer;
    case 'match':
      return (
        'pairs' in answer &&
        question.pairs.every(({ code }) => {
          const taken = answer.pairs.filter((pair) => pair.left === code);
          return taken.length === 1 && taken[0]!.right === code;
        })
      );
    case 'order':
      return (
        'order' in answer &&
        answer.order.length === question.items.length &&
        question.items.every(({ code }, index) => answer.order[index] === code)
      );
    case 'text': {
      const given = 'text' in answer ? plainText(answer.text) : '';
      return given !== '' && question.accept.some((accepted) => plainText(accepted) === given);
    }
    default: {
      if (!('choices' in answer)) return false;
      const taken = new Set(answer.choices);
      return question.choices.every((choice) => choice.isCorrect === taken.has(choice.code));
    }
  }
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

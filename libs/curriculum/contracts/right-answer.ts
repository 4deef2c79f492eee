import type { Answer, Question } from './index';

/** The answer that is right. */
export function rightAnswer(question: Question): Answer {
  const head = { question: question.code };
  switch (question.kind) {
    case 'number':
      return { ...head, number: question.answer };
    case 'true_false':
      return { ...head, isTrue: question.answer };
    case 'match':
      return { ...head, pairs: question.pairs.map(({ code }) => ({ left: code, right: code })) };
    case 'order':
      return { ...head, order: question.items.map((item) => item.code) };
    case 'text':
      return { ...head, text: question.accept[0]! };
    default: {
      const right = question.choices.filter((choice) => choice.isCorrect);
      return { ...head, choices: right.map((choice) => choice.code) };
    }
  }
}

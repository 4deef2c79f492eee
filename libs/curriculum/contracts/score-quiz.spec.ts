import type { Question, QuizBody } from './index';
import { isRight, scoreQuiz } from './score-quiz';

const choices = (right: string) =>
  ['a', 'b', 'c'].map((code) => ({ code, text: code, isCorrect: right.includes(code), why: '' }));
const single: Question = {
  code: 's',
  kind: 'single',
  prompt: '',
  reread: null,
  choices: choices('b'),
};
const multiple: Question = { ...single, code: 'm', kind: 'multiple', choices: choices('ac') };
const number: Question = {
  ...{ code: 'n', kind: 'number', prompt: '', reread: null, unit: 'Rp', answer: 0.3, tolerance: 0 },
  whyRight: '',
  whyWrong: '',
};

it.each([
  [single, { question: 's', choices: ['b'] }, true],
  [single, { question: 's', choices: ['a'] }, false],
  [single, { question: 's', choices: ['a', 'b'] }, false],
  [single, { question: 's', choices: [] }, false],
  [single, { question: 's', number: 1 }, false],
  [single, undefined, false],
  [multiple, { question: 'm', choices: ['c', 'a'] }, true],
  [multiple, { question: 'm', choices: ['a'] }, false],
  [multiple, { question: 'm', choices: ['a', 'b', 'c'] }, false],
  [multiple, { question: 'm', choices: ['a', 'c', 'x'] }, true],
  [number, { question: 'n', number: 0.1 + 0.2 }, true],
  [number, { question: 'n', number: 0.31 }, false],
  [{ ...number, tolerance: 0.5 }, { question: 'n', number: 0.8 }, true],
  [{ ...number, tolerance: 0.5 }, { question: 'n', number: 0.9 }, false],
  [number, { question: 'n', choices: ['a'] }, false],
])('%# an answer is right or not', (question, answer, expected) => {
  expect(isRight(question, answer)).toBe(expected);
});

describe('a quiz', () => {
  const quiz: QuizBody = { pass: 67, questions: [single, multiple, number] };

  it('is passed at its mark by the exact share, not by the rounded percent', () => {
    const two = [
      { question: 's', choices: ['b'] },
      { question: 'm', choices: ['a', 'c'] },
    ];
    expect(scoreQuiz(quiz, two)).toEqual({
      ...{ right: 2, total: 3, score: 67, isPassed: false },
      wrong: ['n'],
    });
    expect(scoreQuiz({ ...quiz, pass: 66 }, two).isPassed).toBe(true);
  });

  it('counts the last of two answers and passes over what it does not ask', () => {
    const answers = [
      { question: 's', choices: ['a'] },
      { question: 's', choices: ['b'] },
      { question: 'x', number: 1 },
    ];
    expect(scoreQuiz(quiz, answers)).toMatchObject({ right: 1, wrong: ['m', 'n'] });
  });
});

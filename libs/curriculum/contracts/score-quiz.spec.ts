import type { Question, QuizBody } from './index';
import { rightAnswer } from './right-answer';
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

const why = { right: '', wrong: '' };
const statement: Question = {
  ...{ code: 't', kind: 'true_false', prompt: '', reread: null, answer: false, why },
};
const match: Question = {
  ...{ code: 'p', kind: 'match', prompt: '', reread: null, why },
  pairs: ['a', 'b', 'c'].map((code) => ({ code, left: `l${code}`, right: `r${code}` })),
};
const matched = (...rights: string[]) => ({
  question: 'p',
  pairs: rights.map((right, index) => ({ left: 'abc'[index]!, right })),
});
const order: Question = {
  ...{ code: 'o', kind: 'order', prompt: '', reread: null, why },
  items: ['a', 'b', 'c'].map((code) => ({ code, text: code })),
};
const text: Question = {
  ...{ code: 'w', kind: 'text', prompt: '', reread: null, why },
  accept: ['SPP-IRT', 'Café Bu Siti'],
};

it.each([
  [statement, { question: 't', isTrue: false }, true],
  [statement, { question: 't', isTrue: true }, false],
  [statement, { question: 't', choices: ['false'] }, false],
  [match, matched('a', 'b', 'c'), true],
  [match, { question: 'p', pairs: matched('a', 'b', 'c').pairs.toReversed() }, true],
  [match, matched('b', 'a', 'c'), false],
  [match, matched('a', 'b'), false],
  [
    match,
    { question: 'p', pairs: [...matched('a', 'b', 'c').pairs, { left: 'a', right: 'b' }] },
    false,
  ],
  [order, { question: 'o', order: ['a', 'b', 'c'] }, true],
  [order, { question: 'o', order: ['b', 'a', 'c'] }, false],
  [order, { question: 'o', order: ['a', 'b'] }, false],
  [order, { question: 'o', order: ['a', 'b', 'c', 'c'] }, false],
  [text, { question: 'w', text: '  spp   irt. ' }, true],
  [text, { question: 'w', text: 'cafe bu  SITI!' }, true],
  [text, { question: 'w', text: 'SPP' }, false],
  [text, { question: 'w', text: ' - ' }, false],
  [text, { question: 'w', number: 1 }, false],
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

it.each([single, multiple, number, statement, match, order, text])(
  'the right answer to $kind is right',
  (question) => expect(isRight(question, rightAnswer(question))).toBe(true),
);

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

import type { Question, QuizBody } from '@pijar/curriculum/contracts';
import { QuizRun } from './quiz-run';

const question = (code: string, reread: string): Question => ({
  ...{ code, kind: 'single', prompt: code, reread },
  choices: [
    { code: 'a', text: 'a', isCorrect: true, why: '' },
    { code: 'b', text: 'b', isCorrect: false, why: '' },
  ],
});
const quiz: QuizBody = {
  pass: 60,
  questions: [question('q1', 'l1'), question('q2', 'l2'), question('q3', 'l1')],
};
const give = (run: QuizRun, choice: string) =>
  run.give({ question: run.question().code, choices: [choice] });

describe('a go through a quiz', () => {
  it('asks, explains, goes on, and ends with the result', () => {
    const run = new QuizRun(quiz);
    expect(run.phase()).toBe('intro');
    run.begin();
    expect([run.phase(), run.number(), run.answer()]).toEqual(['asking', 1, undefined]);
    give(run, 'b');
    expect([run.phase(), run.isRight()]).toEqual(['explained', false]);
    expect(run.goOn()).toBe(false);
    expect([run.phase(), run.number(), run.isLast()]).toEqual(['asking', 2, false]);
    give(run, 'a');
    run.goOn();
    give(run, 'b');
    expect(run.goOn()).toBe(true);
    expect(run.phase()).toBe('result');
    expect(run.result()).toMatchObject({ right: 1, total: 3, isPassed: false });
    expect(run.reread()).toEqual(['l1']);
  });

  it('takes one answer to a question: a double tap changes nothing', () => {
    const run = new QuizRun(quiz);
    run.begin();
    give(run, 'b');
    give(run, 'a');
    expect(run.answers()).toEqual([{ question: 'q1', choices: ['b'] }]);
    run.goOn();
    run.goOn();
    expect(run.number()).toBe(2);
  });

  it('begins anew as often as one likes', () => {
    const run = new QuizRun(quiz);
    run.begin();
    give(run, 'b');
    run.begin();
    expect([run.phase(), run.number(), run.answers()]).toEqual(['asking', 1, []]);
  });
});

import { stepKinds } from '@pijar/curriculum/schemas';
import { stepStates } from '@pijar/learning/schemas';
import { judgeFact, type FactStep, type StepFact } from './judge-fact';

const head = { id: 'f', stepId: 's', deviceAt: '2026-01-01T00:00:00Z' };
const opened: StepFact = { ...head, kind: 'lesson_opened', payload: {} };
const finished: StepFact = { ...head, kind: 'lesson_finished', payload: {} };
const quiz = (taken: string): StepFact => ({
  ...{ ...head, kind: 'quiz_finished' },
  payload: { answers: [{ question: 'q1', choices: [taken] }] },
});
const step = (more: Partial<FactStep>): FactStep => ({
  ...{ stepId: 's', kind: 'lesson', state: 'open', score: null, quiz: null },
  ...more,
});
const quizStep = (more: Partial<FactStep> = {}): FactStep =>
  step({
    kind: 'quiz',
    quiz: {
      pass: 60,
      questions: [
        {
          ...{ code: 'q1', kind: 'single', prompt: '', reread: null },
          choices: [
            { code: 'a', text: '', isCorrect: true, why: '' },
            { code: 'b', text: '', isCorrect: false, why: '' },
          ],
        },
      ],
    },
    ...more,
  });

it('a fact about a step that is not hers is refused', () => {
  expect(judgeFact(opened, undefined)).toEqual({ isAccepted: false, reason: 'unknown-step' });
});

describe.each([
  [opened, 'lesson'],
  [finished, 'lesson'],
  [quiz('a'), 'quiz'],
] as const)('%#', (fact, fitting) => {
  it.each(stepKinds)(`${fact.kind} on a %s`, (kind) => {
    const judgement = judgeFact(fact, quizStep({ kind }));
    if (kind === fitting) expect(judgement).toMatchObject({ isAccepted: true });
    else expect(judgement).toEqual({ isAccepted: false, reason: 'wrong-kind' });
  });
});

describe.each(stepStates)('on a step that is %s', (before) => {
  const cases: [string, StepFact, FactStep, string][] = [
    ['opening a lesson changes nothing', opened, step({ state: before }), before],
    ['finishing a lesson makes it done', finished, step({ state: before }), 'done'],
    ['passing a quiz makes it done', quiz('a'), quizStep({ state: before }), 'done'],
    ['failing a quiz changes nothing', quiz('b'), quizStep({ state: before }), before],
  ];
  it.each(cases)('%s', (_, fact, on, after) => {
    expect(judgeFact(fact, on)).toEqual(
      before === 'locked'
        ? { isAccepted: false, reason: 'step-locked' }
        : {
            isAccepted: true,
            state: after,
            isNewlyDone: after === 'done' && before !== 'done',
            score: fact.kind === 'quiz_finished' ? expect.any(Number) : null,
          },
    );
  });
});

it('a quiz gets the score of this try', () => {
  expect(judgeFact(quiz('a'), quizStep())).toMatchObject({ score: 100 });
  expect(judgeFact(quiz('b'), quizStep({ score: 100, state: 'done' }))).toMatchObject({
    ...{ score: 0, state: 'done', isNewlyDone: false },
  });
});

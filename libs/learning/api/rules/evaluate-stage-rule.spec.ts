import type { StageCondition, StepKind } from '@pijar/curriculum/contracts';
import { stepStates } from '@pijar/learning/schemas';
import { evaluateStageRule } from './evaluate-stage-rule';
import type { StepStanding } from './step-standing';

let position = 0;
const step = (code: string, kind: StepKind, more: Partial<StepStanding> = {}): StepStanding => ({
  stepId: `id-${code}`,
  code,
  title: `Langkah ${code}`,
  kind,
  position: ++position,
  state: 'open',
  isRequired: true,
  moduleId: 'modul',
  isTrack: false,
  isChosen: false,
  ...more,
});
const done = { state: 'done' } as const;
const track = (moduleId: string, isChosen = true) => ({ moduleId, isTrack: true, isChosen });
const evaluate = (conditions: StageCondition[], steps: StepStanding[]) =>
  evaluateStageRule({ all: conditions }, steps);
/** What is missing, short: kind, count and codes. */
const short = (conditions: StageCondition[], steps: StepStanding[]) =>
  evaluate(conditions, steps).missing.map(
    (gap) => `${gap.kind} ${gap.count}: ${gap.steps.map((each) => each.code).join(' ')}`,
  );

describe('lessons_done', () => {
  const rule: StageCondition[] = [{ kind: 'lessons_done' }];

  it('asks for every required lesson', () => {
    const steps = [step('l1', 'lesson', done), step('l2', 'lesson'), step('l3', 'lesson')];
    expect(short(rule, steps)).toEqual(['lessons 2: l2 l3']);
  });

  it('passes over optional lessons, other kinds, and lessons of tracks that were not chosen', () => {
    const steps = [
      step('l1', 'lesson', done),
      step('l2', 'lesson', { isRequired: false }),
      step('q', 'quiz'),
      step('ml', 'lesson', track('m1', false)),
    ];
    expect(evaluate(rule, steps)).toEqual({ isMet: true, missing: [] });
  });

  it('asks for the lessons of a chosen track', () => {
    expect(short(rule, [step('ml', 'lesson', track('m1'))])).toEqual(['lessons 1: ml']);
  });

  it('is met where there are no lessons', () => {
    expect(evaluate(rule, []).isMet).toBe(true);
  });
});

describe.each([
  ['quizzes_passed', 'quiz', 'quizzes'],
  ['assignments_accepted', 'assignment', 'assignments'],
  ['sessions_attended', 'session', 'sessions'],
] as const)('%s', (kind, stepKind, noun) => {
  const rule = (at_least: number, of = ['a', 'b', 'c']): StageCondition[] => [
    { kind, of, at_least },
  ];

  it('counts the named steps that are done, and names those that would fill the gap', () => {
    const steps = [step('a', stepKind, done), step('b', stepKind), step('c', stepKind)];
    expect(evaluate(rule(1), steps).isMet).toBe(true);
    expect(short(rule(2), steps)).toEqual([`${noun} 1: b c`]);
    expect(short(rule(3), steps)).toEqual([`${noun} 2: b c`]);
  });

  it('does not count steps that are not named, or of another kind', () => {
    const steps = [step('x', stepKind, done), step('a', 'lesson', done), step('b', stepKind)];
    expect(short(rule(1), steps)).toEqual([`${noun} 1: b`]);
  });

  it.each(stepStates)('a step in state %s counts only when done', (state) => {
    const { isMet, missing } = evaluate(rule(1, ['a']), [step('a', stepKind, { state })]);
    expect(isMet).toBe(state === 'done');
    expect(missing[0]?.steps).toEqual(
      state === 'done'
        ? undefined
        : [{ stepId: 'id-a', code: 'a', title: 'Langkah a', kind: stepKind, state }],
    );
  });
});

describe('clinics_attended', () => {
  it('counts every clinic of the stage', () => {
    const rule: StageCondition[] = [{ kind: 'clinics_attended', at_least: 2 }];
    const steps = [step('k1', 'clinic', done), step('k2', 'clinic'), step('s', 'session', done)];
    expect(short(rule, steps)).toEqual(['clinics 1: k2']);
    expect(evaluate([{ kind: 'clinics_attended', at_least: 1 }], steps).isMet).toBe(true);
  });
});

describe('tracks_accepted', () => {
  const rule: StageCondition[] = [{ kind: 'tracks_accepted', at_least: 2 }];
  const missing = (steps: StepStanding[]) => {
    const [gap] = evaluate(rule, steps).missing;
    return gap && { count: gap.count, toChoose: gap.toChoose, codes: gap.steps.map((s) => s.code) };
  };

  it('asks to choose while too few are chosen', () => {
    const steps = [
      step('a', 'assignment', track('m1', false)),
      step('b', 'assignment', track('m2')),
    ];
    expect(missing(steps)).toEqual({ count: 2, toChoose: 1, codes: ['b'] });
  });

  it('asks for the work of the chosen ones', () => {
    const steps = [
      step('a', 'assignment', { ...track('m1'), ...done }),
      step('b', 'assignment', track('m2')),
    ];
    expect(missing(steps)).toEqual({ count: 1, toChoose: 0, codes: ['b'] });
  });

  it('is met by any tracks that were accepted, whatever else was chosen', () => {
    const steps = [
      step('a', 'assignment', { ...track('m1'), ...done }),
      step('b', 'assignment', { ...track('m2'), ...done }),
      step('c', 'assignment', track('m3')),
    ];
    expect(evaluate(rule, steps).isMet).toBe(true);
  });

  it('asks for every required assignment of a track, not for its lessons or optional work', () => {
    const steps = [
      step('l', 'lesson', track('m1')),
      step('a1', 'assignment', { ...track('m1'), ...done }),
      step('a2', 'assignment', track('m1')),
      step('a3', 'assignment', { ...track('m1'), isRequired: false }),
      step('b', 'assignment', { ...track('m2'), ...done }),
    ];
    expect(missing(steps)).toEqual({ count: 1, toChoose: 0, codes: ['a2'] });
  });

  it('does not count accepted work of a track that is not chosen any more, nor a track without work', () => {
    const steps = [
      step('a', 'assignment', { ...track('m1', false), ...done }),
      step('l', 'lesson', { ...track('m2'), ...done }),
    ];
    expect(missing(steps)).toEqual({ count: 2, toChoose: 1, codes: [] });
  });
});

it('every condition must hold, and each that does not is named in order', () => {
  const rule: StageCondition[] = [
    { kind: 'lessons_done' },
    { kind: 'assignments_accepted', of: ['a'], at_least: 1 },
    { kind: 'clinics_attended', at_least: 1 },
  ];
  const steps = [step('l', 'lesson'), step('a', 'assignment', done), step('k', 'clinic')];
  expect(short(rule, steps)).toEqual(['lessons 1: l', 'clinics 1: k']);
});

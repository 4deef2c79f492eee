import type { StepState } from '@pijar/learning/contracts';
import { nextStep, type Candidate } from './next-step';

const step = (code: string, position: number, more: Partial<Candidate> = {}): Candidate => ({
  stepId: code,
  code,
  title: code,
  kind: 'lesson',
  position,
  state: 'open',
  isRequired: true,
  moduleId: 'm',
  isTrack: false,
  isChosen: false,
  since: '2026-01-01T00:00:00Z',
  score: null,
  ...more,
});
const next = (steps: Candidate[], tracksToChoose = 0) => nextStep(steps, tracksToChoose)?.code;

describe('the next step', () => {
  it('is the first that is open, by position', () => {
    expect(next([step('c', 3), step('a', 1, { state: 'done' }), step('b', 2)])).toBe('b');
  });

  it.each<[StepState, string | undefined]>([
    ['locked', undefined],
    ['open', 'a'],
    ['waiting', undefined],
    ['returned', 'a'],
    ['done', undefined],
  ])('a step that is %s: %s', (state, expected) => {
    expect(next([step('a', 1, { state })])).toBe(expected);
  });

  it('is returned work before everything, the oldest first', () => {
    const returned = { state: 'returned', kind: 'assignment' } as const;
    expect(
      next([
        step('a', 1),
        step('b', 2, { ...returned, since: '2026-02-02T00:00:00Z' }),
        step('c', 3, { ...returned, since: '2026-02-01T00:00:00+07:00' }),
      ]),
    ).toBe('c');
  });

  it('is required before optional, and an untried step before a quiz tried without passing', () => {
    expect(next([step('a', 1, { isRequired: false }), step('b', 2)])).toBe('b');
    expect(next([step('q', 1, { kind: 'quiz', score: 40 }), step('b', 2)])).toBe('b');
    expect(next([step('q', 1, { kind: 'quiz', score: 40 })])).toBe('q');
  });

  it('is what she can do herself before a planned day', () => {
    expect(next([step('hari', 1, { kind: 'session' }), step('b', 2)])).toBe('b');
    expect(next([step('hari', 1, { kind: 'session' })])).toBe('hari');
  });

  it('is never in a track that was not chosen', () => {
    const track = { isTrack: true, isChosen: false };
    expect(next([step('a', 1, track)])).toBeUndefined();
    expect(next([step('a', 1, { ...track, isChosen: true })])).toBe('a');
  });

  it('is to choose a track when nothing else is hers but a planned day', () => {
    const clinic = step('klinik', 9, { kind: 'clinic' });
    expect(next([clinic], 2)).toBeUndefined();
    expect(next([clinic], 0)).toBe('klinik');
    expect(next([clinic, step('a', 1, { isTrack: true, isChosen: true })], 1)).toBe('a');
  });
});

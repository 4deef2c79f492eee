import type { HomeView, StepLine } from '@pijar/learning/contracts';
import { withDoneHere } from './done-here';

const step = (stepId: string, more: Partial<StepLine> = {}) =>
  ({ stepId, kind: 'lesson', state: 'open', isRequired: true, score: null, ...more }) as StepLine;

const home = (...steps: StepLine[]) => {
  const module = { moduleId: 'm', title: 'Modul', isTrack: false, isChosen: false, steps };
  const stage = { title: 'Tahap', state: 'open', stepCount: 4, doneCount: 1, modules: [module] };
  const next = { step: steps[0]!, moduleTitle: 'Modul', stageTitle: 'Tahap' };
  return { fullName: 'Siti', memberships: [{ next, stages: [stage] }] } as unknown as HomeView;
};
const pathOf = (steps: StepLine[], done: string[]) =>
  withDoneHere(home(...steps), new Set(done)).memberships[0]!;

describe('where she stands while the server has not heard of it', () => {
  it('counts what she finished on the phone, and goes on to the next', () => {
    const path = pathOf([step('a'), step('b', { isRequired: false }), step('c')], ['a']);
    expect(path.stages[0]!.doneCount).toBe(2);
    expect(path.stages[0]!.modules[0]!.steps.map(({ state }) => state)).toEqual([
      ...['done', 'open', 'open'],
    ]);
    expect(path.next?.step.stepId).toBe('c');
  });

  it('does not believe the phone about a step that is locked or waits for a coach', () => {
    const steps = [step('a'), step('b', { state: 'locked' }), step('c', { state: 'waiting' })];
    const path = pathOf(steps, ['b', 'c']);
    expect([path.next?.step.stepId, path.stages[0]!.doneCount]).toEqual(['a', 1]);
  });

  it('has nothing next when all is done', () => {
    expect(pathOf([step('a')], ['a']).next).toBeNull();
  });
});

import type { StageState, TestMoment } from '@pijar/learning/contracts';
import { isHers, type StepStanding } from './step-standing';

export interface TestStanding {
  stageState: StageState;
  /** Lessons of the stage that are hers and done. */
  lessonsDone: number;
  /** Required lessons of the stage that are hers and not done. */
  lessonsLeft: number;
  /** Moments that she has answered. */
  answered: readonly TestMoment[];
}

/**
 * Which of the two times a stage's test can be answered now: before its first lesson is done, and after the last one. What was
 * answered once stands. It is never a gate.
 */
export function testMoment(standing: TestStanding): TestMoment | null {
  const { stageState, lessonsDone, lessonsLeft, answered } = standing;
  if (stageState === 'locked' || answered.includes('after')) return null;
  if (stageState === 'done' || (lessonsDone > 0 && lessonsLeft === 0)) return 'after';
  return lessonsDone === 0 && !answered.includes('before') ? 'before' : null;
}

/**
 * Which of the two times is offered on her screens. The second one asks what has grown since the first, so it is for those who
 * answered the first: who went through the stage in a version without a test, or left the first one aside, has nothing to compare
 * with. What is offered can be answered; the rest is taken too, because it may come from a phone that was offered it long ago.
 */
export function offeredMoment(standing: TestStanding): TestMoment | null {
  const moment = testMoment(standing);
  return moment === 'after' && !standing.answered.includes('before') ? null : moment;
}

/** @param steps of the stage */
export function countLessons(
  steps: readonly Pick<StepStanding, 'kind' | 'state' | 'isRequired' | 'isTrack' | 'isChosen'>[],
): Pick<TestStanding, 'lessonsDone' | 'lessonsLeft'> {
  const lessons = steps.filter((step) => step.kind === 'lesson' && isHers(step));
  return {
    lessonsDone: lessons.filter((step) => step.state === 'done').length,
    lessonsLeft: lessons.filter((step) => step.state !== 'done' && step.isRequired).length,
  };
}

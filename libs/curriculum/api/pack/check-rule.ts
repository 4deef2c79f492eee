import type { StageCondition } from '@pijar/curriculum/contracts';
import type { PackModule, PackStage, PackStep } from './pack';

const kindOf = {
  quizzes_passed: 'quiz',
  assignments_accepted: 'assignment',
  sessions_attended: 'session',
} as const;

/** What makes a condition of a stage's rule impossible or meaningless, as sentences with the field they concern. */
export function conditionFaults(
  condition: StageCondition,
  stage: Pick<PackStage, 'courses' | 'meetings'>,
): { field: string; sentence: string }[] {
  const modules = stage.courses.flatMap((course) => course.modules);
  const steps = [...modules.flatMap((module) => module.steps), ...stage.meetings];
  switch (condition.kind) {
    case 'lessons_done':
      return [];
    case 'tracks_accepted':
      return tooMany(condition.at_least, modules.filter(isFinishableTrack).length);
    case 'clinics_attended':
      return tooMany(condition.at_least, countOf(steps, 'clinic'));
    default:
      return namedFaults(condition, kindOf[condition.kind], steps);
  }
}

function namedFaults(
  condition: Extract<StageCondition, { of: string[] }>,
  kind: PackStep['kind'],
  steps: PackStep[],
): { field: string; sentence: string }[] {
  const faults = condition.of
    .filter((code) => !steps.some((step) => step.code === code && step.kind === kind))
    .map((code) => ({ field: 'of', sentence: `This stage has no ${kind} with code \`${code}\`.` }));
  if (new Set(condition.of).size < condition.of.length) {
    faults.push({ field: 'of', sentence: 'A code is named twice.' });
  }
  return [...faults, ...tooMany(condition.at_least, condition.of.length)];
}

function tooMany(atLeast: number, there: number) {
  if (atLeast <= there) return [];
  return [{ field: 'at_least', sentence: `Asks for ${atLeast}, but there are only ${there}.` }];
}

const countOf = (steps: PackStep[], kind: PackStep['kind']): number =>
  steps.filter((step) => step.kind === kind).length;
const isFinishableTrack = (module: PackModule): boolean =>
  module.isTrack && countOf(module.steps, 'assignment') > 0;

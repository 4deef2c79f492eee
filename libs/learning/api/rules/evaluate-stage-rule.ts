import type { StageCondition, StageRule, StepKind } from '@pijar/curriculum/contracts';
import type { Missing } from '@pijar/learning/contracts';
import { isHers, type StepStanding } from './step-standing';

export interface StageEvaluation {
  isMet: boolean;
  /** In the order of the rule's conditions; empty exactly when the rule is met. */
  missing: Missing[];
}

/**
 * Whether a stage is complete, and if not, what is missing.
 * @param steps all steps of the stage, in order, as the membership stands with them
 */
export function evaluateStageRule(rule: StageRule, steps: StepStanding[]): StageEvaluation {
  const missing = rule.all
    .map((condition) => missingOf(condition, steps))
    .filter((gap) => gap !== null);
  return { isMet: missing.length === 0, missing };
}

function missingOf(condition: StageCondition, steps: StepStanding[]): Missing | null {
  switch (condition.kind) {
    case 'lessons_done':
      return lessonsMissing(steps);
    case 'quizzes_passed':
      return someMissing('quizzes', named(steps, 'quiz', condition.of), condition.at_least);
    case 'assignments_accepted':
      return someMissing(
        'assignments',
        named(steps, 'assignment', condition.of),
        condition.at_least,
      );
    case 'sessions_attended':
      return someMissing('sessions', named(steps, 'session', condition.of), condition.at_least);
    case 'clinics_attended':
      return someMissing('clinics', ofKind(steps, 'clinic'), condition.at_least);
    case 'tracks_accepted':
      return tracksMissing(steps, condition.at_least);
  }
}

const ofKind = (steps: StepStanding[], kind: StepKind) => steps.filter((s) => s.kind === kind);
const named = (steps: StepStanding[], kind: StepKind, codes: string[]) =>
  ofKind(steps, kind).filter((step) => codes.includes(step.code));
const isDone = (step: StepStanding) => step.state === 'done';

function lessonsMissing(steps: StepStanding[]): Missing | null {
  const lessons = ofKind(steps, 'lesson').filter((step) => step.isRequired && isHers(step));
  return someMissing('lessons', lessons, lessons.length);
}

function someMissing(
  kind: Missing['kind'],
  candidates: StepStanding[],
  atLeast: number,
): Missing | null {
  const open = candidates.filter((step) => !isDone(step));
  const count = atLeast - (candidates.length - open.length);
  return count > 0 ? { kind, count, toChoose: 0, steps: open.map(nameOf) } : null;
}

/** A track is accepted when it was chosen and every required assignment in it was accepted. */
function tracksMissing(steps: StepStanding[], atLeast: number): Missing | null {
  const chosen = Map.groupBy(
    steps.filter((step) => step.isTrack && step.isChosen),
    (step) => step.moduleId,
  );
  const gaps = [...chosen.values()].map((track) => {
    const work = ofKind(track, 'assignment').filter((step) => step.isRequired);
    return {
      isAccepted: work.length > 0 && work.every(isDone),
      open: work.filter((s) => !isDone(s)),
    };
  });
  const count = atLeast - gaps.filter((track) => track.isAccepted).length;
  if (count <= 0) return null;
  return {
    kind: 'tracks',
    count,
    toChoose: Math.max(0, atLeast - chosen.size),
    steps: gaps.flatMap((track) => track.open).map(nameOf),
  };
}

function nameOf({ stepId, code, title, kind, state }: StepStanding): Missing['steps'][number] {
  return { stepId, code, title, kind, state };
}

import type { StageOutline, StepKind } from '@pijar/curriculum/contracts';
import type { StageState, StepState } from '@pijar/learning/contracts';
import { evaluateStageRule, type StepStanding } from '../rules';

/** Where somebody stands, by codes: those are the same in every version. */
export interface CodedStanding {
  membershipId: string;
  hasLeft: boolean;
  /** By stage code. */
  stages: Record<string, StageState>;
  /** By stepKey. */
  steps: Record<string, StepState>;
  /** As `stage/module`. */
  tracks: string[];
}

/** Steps of two versions are the same when both are. */
export const stepKey = (kind: StepKind, code: string): string => `${kind}:${code}`;

/**
 * The stages that somebody completes at once when her cohort moves to a version, by its rules and what she has done: the same
 * conclusion that learning comes to when it really happens (StageCompletions).
 * @param stages of the new version, in order
 * @returns their codes
 */
export function foreseeCompletions(stages: StageOutline[], standing: CodedStanding): string[] {
  const completing: string[] = [];
  for (const stage of stages) {
    if (standing.stages[stage.code] === 'done') continue;
    if (!evaluateStageRule(stage.rule, standingsIn(stage, standing)).isMet) return completing;
    completing.push(stage.code);
  }
  return completing;
}

/** Whether steps that she did not have before are open to her at once. */
export function findsNewSteps(
  stages: StageOutline[],
  standing: CodedStanding,
  completing: string[],
): boolean {
  return stages.some((stage) => {
    const wasLocked = standing.stages[stage.code] === 'locked';
    if (wasLocked && !completing.includes(stage.code)) return false;
    return standingsIn(stage, standing).some(
      (step) =>
        !(stepKey(step.kind, step.code) in standing.steps) && (!step.isTrack || step.isChosen),
    );
  });
}

function standingsIn(stage: StageOutline, { steps, tracks }: CodedStanding): StepStanding[] {
  const inModules = stage.modules.flatMap((module) =>
    module.steps.map((step) => ({
      ...step,
      moduleId: module.moduleId,
      isTrack: module.isTrack,
      isChosen: tracks.includes(`${stage.code}/${module.code}`),
    })),
  );
  const meetings = stage.meetings.map((step) => ({
    ...step,
    ...{ moduleId: null, isTrack: false, isChosen: false },
  }));
  return [...inModules, ...meetings].map((step) => ({
    ...step,
    state: steps[stepKey(step.kind, step.code)] ?? 'locked',
  }));
}

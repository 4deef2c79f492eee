import type {
  ModuleOutline,
  ProgrammeOutline,
  StageOutline,
  StepOutline,
  TestOutline,
} from '@pijar/curriculum/contracts';
import type {
  ModulePath,
  PathView,
  StagePath,
  StageState,
  StageTest,
  StepLine,
} from '@pijar/learning/contracts';
import { testMoments } from '@pijar/learning/schemas';
import {
  countLessons,
  evaluateStageRule,
  isHers,
  nextStep,
  offeredMoment,
  type Candidate,
} from '../rules';
import type { Standing } from './standing.query';

/** A line of the path that also knows its place in the rules. */
interface PlacedLine extends StepLine, Candidate {
  stageTitle: string;
  moduleTitle: string | null;
}

/** Puts together what the programme asks and where the membership stands. One who left gets no stages, one who pauses no next step. */
export function buildPath(outline: ProgrammeOutline, standing: Standing): PathView {
  const isAway = standing.state === 'left';
  const isResting = isAway || standing.state === 'paused';
  const stages = isAway ? [] : outline.stages.map((stage) => placeStage(stage, standing));
  const lines = stages.flatMap((stage) => stage.lines.filter(isHers));
  const tracksToChoose = Math.max(
    0,
    ...stages.flatMap(({ path }) => path.missing.map((gap) => gap.toChoose)),
  );
  const candidates = stages.flatMap(({ path, lines: inStage }) =>
    path.state === 'open' ? inStage : inStage.filter((line) => line.state === 'returned'),
  );
  const next = isResting ? null : nextStep(candidates, tracksToChoose);
  return {
    membershipId: standing.membershipId,
    state: standing.state,
    personId: standing.personId,
    fullName: standing.fullName,
    programmeTitle: outline.title,
    programmeVersionId: outline.programmeVersionId,
    organisationName: standing.organisationName,
    cohort: standing.cohort,
    next: next && { step: next, moduleTitle: next.moduleTitle, stageTitle: next.stageTitle },
    returned: oldestFirst(lines.filter((line) => line.state === 'returned')),
    waiting: oldestFirst(lines.filter((line) => line.state === 'waiting')),
    tracksToChoose,
    stages: stages.map((stage) => stage.path),
  };
}

function placeStage(
  stage: StageOutline,
  standing: Standing,
): { path: StagePath; lines: PlacedLine[] } {
  const row = standing.stages[stage.stageId];
  const place = (step: StepOutline, module: ModuleOutline | null): PlacedLine => ({
    ...lineOf(step, standing),
    position: step.position,
    moduleId: module?.moduleId ?? null,
    isTrack: module?.isTrack ?? false,
    isChosen: module !== null && standing.trackIds.includes(module.moduleId),
    stageTitle: stage.title,
    moduleTitle: module?.title ?? null,
  });
  const modules = stage.modules.map((module) => ({
    module,
    lines: module.steps.map((step) => place(step, module)),
  }));
  const meetings = stage.meetings.map((step) => place(step, null));
  const lines = [...modules.flatMap((each) => each.lines), ...meetings];
  const hers = lines.filter(isHers);
  const { stageId, code, title, purpose } = stage;
  const state = row?.state ?? 'locked';
  return {
    lines,
    path: {
      ...{ stageId, code, title, purpose, state },
      openedAt: row?.openedAt ?? null,
      doneAt: row?.doneAt ?? null,
      isWaived: row?.isWaived ?? false,
      stepCount: hers.length,
      doneCount: hers.filter((line) => line.state === 'done').length,
      missing: state === 'open' ? evaluateStageRule(stage.rule, lines).missing : [],
      modules: modules.map((each) => modulePath(each.module, each.lines, standing)),
      meetings,
      ...(stage.test
        ? { test: testOf({ ...stage, test: stage.test }, state, lines, standing) }
        : {}),
    },
  };
}

function testOf(
  { code, test }: StageOutline & { test: TestOutline },
  stageState: StageState,
  lines: PlacedLine[],
  { tests }: Standing,
): StageTest {
  const before = tests[`${code} before`] ?? null;
  const after = tests[`${code} after`] ?? null;
  const answered = testMoments.filter((moment) => tests[`${code} ${moment}`]);
  const offer = offeredMoment({ stageState, answered, ...countLessons(lines) });
  return { ...test, before, after, offer };
}

function modulePath(module: ModuleOutline, steps: StepLine[], standing: Standing): ModulePath {
  const { moduleId, code, title, summary, courseTitle, isTrack } = module;
  const isChosen = standing.trackIds.includes(moduleId);
  return { moduleId, code, title, summary, courseTitle, isTrack, isChosen, steps };
}

/** A step that the membership has no row for (its cohort got a newer version a moment ago) counts as locked. */
export function lineOf(step: StepOutline, standing: Pick<Standing, 'steps'>): StepLine {
  const row = standing.steps[step.stepId];
  const { stepId, code, kind, title, minutes, isRequired } = step;
  return {
    ...{ stepId, code, kind, title, minutes, isRequired },
    state: row?.state ?? 'locked',
    since: row?.since ?? new Date(0).toISOString(),
    dueOn: row?.dueOn ?? null,
    score: row?.score ?? null,
  };
}

const oldestFirst = (lines: PlacedLine[]): PlacedLine[] =>
  lines.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since));

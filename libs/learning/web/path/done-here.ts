import type { HomeView, NextStep, PathView, StepLine } from '@pijar/learning/contracts';

/** Where she stands, with what she finished on this phone while the server has not heard of it. */
export function withDoneHere(home: HomeView, done: ReadonlySet<string>): HomeView {
  if (done.size === 0) return home;
  return { ...home, memberships: home.memberships.map((path) => pathWith(path, done)) };
}

function pathWith(path: PathView, done: ReadonlySet<string>): PathView {
  const isNews = ({ stepId, state }: StepLine) => state === 'open' && done.has(stepId);
  const stages = path.stages.map((stage) => {
    const news = stage.modules.flatMap(({ steps }) => steps).filter(isNews).length;
    if (news === 0) return stage;
    const modules = stage.modules.map((module) => ({
      ...module,
      steps: module.steps.map((step) =>
        isNews(step) ? { ...step, state: 'done' as const } : step,
      ),
    }));
    return { ...stage, modules, doneCount: Math.min(stage.stepCount, stage.doneCount + news) };
  });
  const isNextDone = path.next !== null && isNews(path.next.step);
  return { ...path, stages, next: isNextDone ? nextOf(stages) : path.next };
}

/** The first thing that she can do by herself: required before optional, a quiz that she tried last. */
function nextOf(stages: PathView['stages']): NextStep | null {
  const candidates = stages
    .filter(({ state }) => state === 'open')
    .flatMap((stage) =>
      stage.modules
        .filter(({ isTrack, isChosen }) => !isTrack || isChosen)
        .flatMap((module) =>
          module.steps
            .filter(({ state }) => state === 'open')
            .map((step) => ({ step, moduleTitle: module.title, stageTitle: stage.title })),
        ),
    );
  return candidates.toSorted(byTurn)[0] ?? null;
}

const byTurn = (a: NextStep, b: NextStep) =>
  Number(b.step.isRequired) - Number(a.step.isRequired) ||
  Number(a.step.score !== null) - Number(b.step.score !== null);

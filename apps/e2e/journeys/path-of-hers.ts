import type { HomeView, PathView, StepLine } from '@pijar/learning/contracts';
import type { Rubric } from '@pijar/curriculum/contracts';
import { v7 } from 'uuid';
import { ask } from '../own-session';
import type { Visitor } from '../browser';

/** A participant's own path, read through her own session. */
export async function pathOf({ page }: Pick<Visitor, 'page'>): Promise<PathView> {
  const home = await ask<HomeView>(page, 'GET', '/home');
  return home.memberships[0]!;
}

export const stepsOf = (path: PathView): StepLine[] =>
  path.stages.flatMap((stage) => [
    ...stage.modules.flatMap((module) => module.steps),
    ...stage.meetings,
  ]);

export function stepOf(path: PathView, code: string): StepLine {
  const step = stepsOf(path).find((each) => each.code === code);
  if (!step) throw new Error(`No step ${code}.`);
  return step;
}

/** Reads every lesson of a stage that she has not read yet, as her phone reports it. */
export async function readTheRest(her: Visitor, stage: string): Promise<number> {
  const path = await pathOf(her);
  const lessons = path.stages
    .find(({ code }) => code === stage)!
    .modules.flatMap((module) => module.steps)
    .filter(({ kind, state }) => kind === 'lesson' && state !== 'done');
  const facts = lessons.map(({ stepId }) => ({
    id: v7(),
    stepId,
    deviceAt: new Date().toISOString(),
    kind: 'lesson_finished',
    payload: {},
  }));
  if (facts.length > 0) {
    await ask(her.page, 'POST', `/memberships/${path.membershipId}/facts`, { facts });
  }
  return facts.length;
}

/** Hands in words for an assignment; answers which submission it became. */
export async function handIn(her: Visitor, code: string, text: string): Promise<string> {
  const path = await pathOf(her);
  const { stepId } = stepOf(path, code);
  const { submissionId } = await ask<{ submissionId: string }>(
    her.page,
    'POST',
    `/memberships/${path.membershipId}/steps/${stepId}/attempts`,
    { attemptId: v7(), text, deviceAt: new Date().toISOString() },
  );
  return submissionId;
}

/** A coach takes one piece of work and accepts it with the highest marks. */
export async function accept({ page }: Visitor, submissionId: string): Promise<void> {
  await ask(page, 'POST', `/submissions/${submissionId}/claim`);
  const review = await ask<{ rubric: Rubric; attempts: { id: string }[] }>(
    page,
    'GET',
    `/submissions/${submissionId}/review`,
  );
  await ask(page, 'POST', `/submissions/${submissionId}/decision`, {
    decisionId: v7(),
    attemptId: review.attempts[0]!.id,
    decision: 'accepted',
    scores: Object.fromEntries(review.rubric.criteria.map(({ code }) => [code, 3])),
    good: 'Jelas dan bisa langsung dipakai.',
    change: '',
  });
}

import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import type { TestApp } from '@pijar/shared/testing';
import {
  beginGradingTry,
  scoreSample,
  setGradingRule,
  type GradingTry,
  type Scores,
} from '@pijar/submissions/contracts';
import type { Scene } from './scene';

const three = (one: number, two: number, other: number): Scores => ({
  jelas: one,
  jujur: two,
  lengkap: other,
});
/** What the lead gave in the scene's samples, by assignment. */
export const leadScores: Record<string, Scores[]> = {
  a1: [three(0, 1, 2), three(3, 2, 1), three(1, 3, 0)],
  ma1: [three(2, 0, 3), three(1, 1, 2), three(3, 3, 0)],
};

/** Gives the scene's programme two sets of samples. @returns the programme's code */
export async function makeSamples(test: TestApp, scene: Scene): Promise<string> {
  const sets = Object.entries(leadScores).map(([step, samples]) => ({
    step,
    samples: samples.map((scores, n) => ({
      code: `contoh-${n + 1}`,
      text: `Karya karangan ${n + 1} untuk ${step}.`,
      scores,
      why: `Sebab ${n + 1}.`,
    })),
  }));
  const [rows] = (await test.db.query(
    `update programme set samples = $2
      where id = (select programme_id from programme_version where id = $1) returning code`,
    [scene.programme.programmeVersionId, JSON.stringify(sets)],
  )) as [{ code: string }[], number];
  return rows[0]!.code;
}

/** Scores every sample of an assignment. @param change what she gives where the lead gave so much */
export async function learn(
  test: TestApp,
  as: { cookie: string },
  { programme, step }: { programme: string; step: string },
  change: (level: number) => number = (level) => level,
): Promise<GradingTry> {
  const tryId = newId();
  const begun = await test.call({
    method: 'PUT',
    url: urlOf(beginGradingTry, { tryId }),
    as,
    payload: { programme, step },
  });
  let shown = begun.json<GradingTry>();
  for (const { code } of shown.samples) {
    const lead = leadScores[step]![Number(code.slice(-1)) - 1]!;
    const scores = Object.fromEntries(
      Object.entries(lead).map(([criterion, level]) => [criterion, change(level)]),
    );
    const answer = await test.call({
      method: 'PUT',
      url: urlOf(scoreSample, { tryId: shown.id, sampleCode: code }),
      as,
      payload: { scores },
    });
    shown = answer.json<GradingTry>();
  }
  return shown;
}

/** What the scene's organisation asks of its coaches. */
export const setRule = (
  test: TestApp,
  scene: Scene,
  programme: string,
  more: { admissionLevel?: number | null; secondPercent?: number; apartFrom?: number } = {},
  as: { cookie: string } = scene.officer,
) =>
  test.call({
    method: 'PUT',
    url: urlOf(setGradingRule, { organisationId: scene.organisationId, programme }),
    as,
    payload: { admissionLevel: null, secondPercent: 0, apartFrom: 2, ...more },
  });

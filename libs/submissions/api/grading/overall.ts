import { weightedKappa } from './kappa';
import type { SampleRubric } from './samples.query';
import { pairsIn, type ScoredSample, type TryRow } from './tries';

/**
 * The agreement over the last finished try of every set: one set alone has too few criteria to say anything.
 * @param sets of one programme
 * @param tries of one person, oldest first
 * @param scored of those tries, in any order
 * @returns null until each set was finished once
 */
export function overallOf(
  sets: readonly SampleRubric[],
  tries: readonly TryRow[],
  scored: readonly ScoredSample[],
): { kappa: number | null; pairs: number } | null {
  const last = sets.map(({ programmeId, step }) =>
    tries.findLast(
      (each) => each.programmeId === programmeId && each.step === step.code && each.finishedAt,
    ),
  );
  const ids = last.flatMap((each) => each?.id ?? []);
  if (ids.length < sets.length || ids.length === 0) return null;
  const pairs = pairsIn(scored.filter(({ tryId }) => ids.includes(tryId)));
  return { kappa: weightedKappa(pairs), pairs: pairs.length };
}

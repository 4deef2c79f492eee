/** Two readers' levels of the same criterion of the same work, 0 to 3. */
export type Pair = readonly [number, number];

const levels = 4;
/** Below it a number would say more about luck than about two readers: a kappa of 20 pairs is known to about ±0.2. */
export const fewestPairs = 20;

/**
 * Cohen's kappa with linear weights: two readers who are one level apart agree by two thirds, two levels by one third. Linear because
 * a rubric adds up levels, so that every level counts the same. 1: always the same; 0: as much alike as by chance; below: less.
 * Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70 (4), 213–220.
 * @returns null without pairs, and where both always give one and the same level, so that chance explains everything
 */
export function weightedKappa(pairs: readonly Pair[]): number | null {
  const first = new Array<number>(levels).fill(0);
  const second = new Array<number>(levels).fill(0);
  let apart = 0;
  for (const [one, other] of pairs) {
    first[one]! += 1;
    second[other]! += 1;
    apart += Math.abs(one - other);
  }
  let byChance = 0;
  first.forEach((ones, one) =>
    second.forEach((others, other) => (byChance += ones * others * Math.abs(one - other))),
  );
  if (byChance === 0) return null;
  return 1 - (apart * pairs.length) / byChance;
}

/** The pairs of two readings of the same work; what only one of them scored is left out. */
export function pairsOf(one: Record<string, number>, other: Record<string, number>): Pair[] {
  return Object.entries(one).flatMap(([criterion, level]) =>
    other[criterion] === undefined ? [] : [[level, other[criterion]] as const],
  );
}

/** Levels between two readings where they are widest apart. */
export const widestGap = (pairs: readonly Pair[]): number =>
  Math.max(0, ...pairs.map(([one, other]) => Math.abs(one - other)));

import { pairsOf, weightedKappa, widestGap, type Pair } from './kappa';

const pairsIn = (table: number[][]): Pair[] =>
  table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [one, other] as const)),
  );

describe('weighted kappa', () => {
  it('is what is published for 91 couples and four levels', () => {
    // Agresti, Categorical Data Analysis (1990), table 2.12; its linearly weighted kappa in the manual of the R package vcd,
    // Kappa(SexualFun): 0.2374.
    const couples = [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ];
    expect(weightedKappa(pairsIn(couples))).toBeCloseTo(0.2374, 4);
  });

  it('is 1 where both always say the same, 0 for one level given to everything, and less than 0 for the contrary', () => {
    const all = [0, 1, 2, 3];
    expect(weightedKappa(all.map((level) => [level, level] as const))).toBe(1);
    expect(weightedKappa(all.map((level) => [level, 2] as const))).toBe(0);
    expect(weightedKappa(all.map((level) => [level, 3 - level] as const))).toBeCloseTo(-0.6, 10);
  });

  it('is nothing where chance explains everything', () => {
    expect(weightedKappa([])).toBeNull();
    expect(
      weightedKappa([
        [2, 2],
        [2, 2],
      ]),
    ).toBeNull();
  });

  it('takes criteria that both scored', () => {
    const pairs = pairsOf({ a: 1, b: 3, c: 0 }, { b: 1, a: 1, d: 2 });
    expect(pairs).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(widestGap(pairs)).toBe(2);
    expect(widestGap([])).toBe(0);
  });
});

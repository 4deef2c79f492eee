import * as fc from 'fast-check';
import { smallestToldCell, suppress } from './suppress';

const withTotals = (rows: number[][]) => {
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
  const wide = rows.map((row) => [...row, sum(row)]);
  return [...wide, wide[0]!.map((_, c) => sum(wide.map((row) => row[c]!)))];
};

describe('a table told outside', () => {
  it('hides a small cell and the cells that would give it away', () => {
    expect(
      suppress(
        withTotals([
          [20, 3],
          [30, 9],
        ]),
      ),
    ).toEqual([
      [null, null, 23],
      [null, null, 39],
      [50, 12, 62],
    ]);
  });

  it('tells everything where no cell is small', () => {
    const table = withTotals([
      [5, 6],
      [7, 8],
    ]);
    expect(suppress(table)).toEqual(table);
  });

  it('never tells a small cell, and leaves no line with a single hidden one', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const counts = withTotals(rows);
        const told = suppress(counts);
        told.forEach((row, r) =>
          row.forEach((cell, c) => {
            if (cell === null) return;
            expect(cell).toBe(counts[r]![c]);
            expect(cell).toBeGreaterThanOrEqual(smallestToldCell);
          }),
        );
        const columns = told[0]!.map((_, c) => told.map((row) => row[c]!));
        for (const line of [...told, ...columns]) {
          const hidden = line.filter((cell) => cell === null).length;
          expect(hidden === 1 && line.length > 1).toBe(false);
        }
      }),
    );
  });
});

/** Cells below this are not told outside: a table must never point at one person. */
export const smallestToldCell = 5;

/** Null: not told. */
export type ToldTable = (number | null)[][];

/**
 * Hides small cells of a table of counts whose last row and last column are totals, and as many further cells (the smallest) as
 * it takes that no hidden one can be worked out from the totals of its row or column.
 */
export function suppress(counts: readonly (readonly number[])[]): ToldTable {
  const table: ToldTable = counts.map((row) =>
    row.map((count) => (count < smallestToldCell ? null : count)),
  );
  const lines = linesOf(counts);
  // Hiding one more cell can uncover the need in a crossing line, so it goes on until nothing changes.
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const line of lines) {
      const hidden = line.filter(([r, c]) => table[r]![c] === null);
      const told = line.filter(([r, c]) => table[r]![c] !== null);
      if (hidden.length !== 1 || told.length === 0) continue;
      const [r, c] = told.reduce((least, at) =>
        valueAt(counts, at) < valueAt(counts, least) ? at : least,
      );
      table[r]![c] = null;
      hasChanged = true;
    }
  }
  return table;
}

type Place = readonly [row: number, column: number];
const valueAt = (counts: readonly (readonly number[])[], [r, c]: Place) => counts[r]![c]!;

/** Rows and columns, each with its total: one unknown among them could be computed. */
function linesOf(counts: readonly (readonly number[])[]): Place[][] {
  const width = counts[0]?.length ?? 0;
  const rows = counts.map((row, r) => row.map((_, c): Place => [r, c]));
  const columns = Array.from({ length: width }, (_, c) => counts.map((_row, r): Place => [r, c]));
  return [...rows, ...columns];
}

/** Questions answered right, of all; null: not now, thank you. By membership, stage and moment. */
export type Marks = Record<string, { right: number; total: number } | null>;

const NAME = 'pijar.tests';

/** What builds before the vault left in the local storage for these memberships; others' stay for them. */
export const oldMarks = (membershipIds: readonly string[]): Marks =>
  Object.fromEntries(
    Object.entries(read()).filter(([key]) => membershipIds.includes(key.split(' ')[0]!)),
  );

/** Takes out what lies among her sealed things now. */
export function dropOldMarks(keys: readonly string[]): void {
  const left = Object.entries(read()).filter(([key]) => !keys.includes(key));
  try {
    if (left.length > 0) localStorage.setItem(NAME, JSON.stringify(Object.fromEntries(left)));
    else localStorage.removeItem(NAME);
  } catch {
    // The storage is closed to us: taken over again, they are the same marks.
  }
}

function read(): Marks {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    return kept && typeof kept === 'object' ? (kept as Marks) : {};
  } catch {
    return {};
  }
}

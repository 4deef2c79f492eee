import { problems } from '../http/problems';

/** What the last row of a page sorted by, so that the next page starts after it. */
export type CursorValue = string | number | boolean | null;

/** Opaque to whoever receives it. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The values of a cursor that this product made; null where none was given.
 * @throws 422 when it is not such a cursor
 */
export function decodeCursor(cursor: string | undefined, size: number): CursorValue[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === size && values.every(isCursorValue)) {
      return values as CursorValue[];
    }
  } catch {
    // Answered below, as every other text that is no cursor.
  }
  throw problems.invalidField('/query/cursor', 'bad-cursor', 'This is no cursor of this list.');
}

const isCursorValue = (value: unknown) =>
  value === null ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed());

/** Cuts `limit + 1` rows to a page; the extra row only tells that there is more. */
export function pageFrom<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => readonly CursorValue[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null };
}

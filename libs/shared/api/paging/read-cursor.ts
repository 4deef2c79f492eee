import type * as z from 'zod';
import { problems } from '../http/problems';
import { decodeCursor, type CursorValue } from './cursor';

/**
 * As decodeCursor, with each value checked, so that a made-up cursor never reaches the database.
 * @param shape of the values, e.g. `z.tuple([Day, Id])`
 */
export function readCursor<T extends readonly CursorValue[]>(
  cursor: string | undefined,
  size: T['length'],
  shape: z.ZodType<T>,
): T | null {
  const values = decodeCursor(cursor, size);
  if (values === null) return null;
  const checked = shape.safeParse(values);
  if (checked.success) return checked.data;
  throw problems.invalidField('/query/cursor', 'bad-cursor', 'This is no cursor of this list.');
}

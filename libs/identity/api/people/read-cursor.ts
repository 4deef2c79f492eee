import { decodeCursor, problems } from '@pijar/shared/api';
import { Id } from '@pijar/shared/schemas';

/** Where the next page begins: after this name (null where the list goes by id alone) and this id. */
export interface After {
  name: string | null;
  id: string;
}

/** Null on the first page. @throws 422 at `/query/cursor` when it is none of ours */
export function readCursor(cursor: string | undefined): After | null {
  const values = decodeCursor(cursor, 2);
  if (!values) return null;
  const [name, id] = values;
  if ((name === null || typeof name === 'string') && Id.safeParse(id).success) {
    return { name, id: id as string };
  }
  throw problems.invalidField('/query/cursor', 'bad-cursor', 'This is no cursor of this list.');
}

/** What was typed as a pattern for `ilike`; null when nothing was. */
export const patternOf = (search: string | undefined): string | null =>
  search?.trim() ? `%${search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;

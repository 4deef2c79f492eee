import { problems } from '@pijar/shared/api';
import type { QueueRow } from '@pijar/submissions/contracts';
import * as z from 'zod';

/** The last row of a page. */
export interface QueueCursor {
  waitingSince: string;
  id: string;
}

const Cursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** @throws 422 `/query/cursor` when it is none of ours */
export function pageAfter(cursor: string | undefined): QueueCursor | null {
  if (!cursor) return null;
  try {
    const [waitingSince, id] = Cursor.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return { waitingSince, id };
  } catch {
    throw problems.invalidField('/query/cursor', 'unknown', 'The cursor is none of ours.');
  }
}

/** Cuts the row that was read beyond the page and points behind the last one. */
export function pageOf(
  rows: QueueRow[],
  limit: number,
): { items: QueueRow[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items, next: null };
  const next = JSON.stringify([last.waitingSince, last.submissionId]);
  return { items, next: Buffer.from(next).toString('base64url') };
}

import { QueueRow, ReviewQueueView } from '@pijar/submissions/contracts';

/** A row as it stands on the page. */
export interface ShownRow extends QueueRow {
  /** It came while she looked. */
  isNew?: boolean;
  /** It waits no more, and stays where it was until she lets the list go. */
  isGone?: boolean;
}

/** What is on the page, and what is not shown yet. */
export interface Shown {
  rows: readonly ShownRow[];
  /** Where the next rows begin; null after the last. */
  cursor: string | null;
  /** As the server told it last: totals, what she holds. */
  view: ReviewQueueView;
  /** How many rows came that would have moved the others. */
  news: number;
}

export const shownOf = (view: ReviewQueueView): Shown => ({
  rows: view.items,
  cursor: view.next,
  view,
  news: 0,
});

/** Whether the page shows less, or more, than is true. */
export const isBehind = ({ rows, news }: Shown): boolean =>
  news > 0 || rows.some(({ isGone }) => isGone);

/**
 * Meets what the server tells now. Nothing that she may be pointing at moves: rows change where they are, what waits no more stays
 * and says so, what is new joins at the end, and what belongs between the others is counted until she asks for it.
 * @param fresh from the beginning of the list; may end before what is shown does
 */
export function meetCalmly(shown: Shown, fresh: ReviewQueueView): Shown {
  const byId = new Map(fresh.items.map((row) => [row.submissionId, row]));
  const before = new Set(shown.rows.map(({ submissionId }) => submissionId));
  const lastKnown = shown.rows.findLastIndex(({ submissionId }) => byId.has(submissionId));
  const isWhole = fresh.next === null;
  const rows = shown.rows.map((row, at): ShownRow => {
    const now = byId.get(row.submissionId);
    // What became somebody's, or hers, stays in its part of the list.
    if (now) return { ...now, isNew: row.isNew, isForMe: row.isForMe };
    return isWhole || at < lastKnown ? { ...row, isGone: true } : row;
  });
  const hasMore = rows.some((row) => !byId.has(row.submissionId) && !row.isGone);
  const lastShared = fresh.items.findLastIndex(({ submissionId }) => before.has(submissionId));
  const isNew = ({ submissionId }: QueueRow) => !before.has(submissionId);
  const joining = hasMore ? [] : fresh.items.slice(lastShared + 1).filter(isNew);
  return {
    rows: [...rows, ...joining.map((row) => ({ ...row, isNew: true }))],
    cursor: hasMore ? shown.cursor : fresh.next,
    view: fresh,
    news: fresh.items.filter(isNew).length - joining.length,
  };
}

/** Shows the list as it is now. */
export function meetAtOnce(shown: Shown, fresh: ReviewQueueView): Shown {
  const before = new Set(shown.rows.map(({ submissionId }) => submissionId));
  const calm = meetCalmly(shown, fresh);
  // Rows after what was asked for are as they were.
  const rest = calm.rows.filter(
    (row) => !row.isGone && !fresh.items.some((one) => one.submissionId === row.submissionId),
  );
  const items = fresh.items.map((row) => ({ ...row, isNew: !before.has(row.submissionId) }));
  return { ...calm, rows: [...items, ...rest], news: 0 };
}

/** One more page. */
export function withMore(shown: Shown, page: ReviewQueueView): Shown {
  const ids = new Set(shown.rows.map(({ submissionId }) => submissionId));
  const more = page.items.filter(({ submissionId }) => !ids.has(submissionId));
  return { ...shown, rows: [...shown.rows, ...more], cursor: page.next };
}

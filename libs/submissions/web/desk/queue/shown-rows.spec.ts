import { ReviewQueueView } from '@pijar/submissions/contracts';
import { ShownRow, isBehind, meetAtOnce, meetCalmly, shownOf, withMore } from './shown-rows';

const view = (names: string, next: string | null = null) =>
  ({
    items: [...names].map((submissionId) => ({ submissionId })),
    next,
    totals: { waiting: names.length },
    held: [],
  }) as unknown as ReviewQueueView;
/** Names in their order; what is new has a plus before it, what is gone a minus. */
const said = (rows: readonly ShownRow[]) =>
  rows
    .map(
      ({ submissionId, isNew, isGone }) => (isNew ? '+' : '') + (isGone ? '-' : '') + submissionId,
    )
    .join('');

describe('a list that changes while she looks at it', () => {
  it('leaves a row in its part of the list while she looks, and moves it when she lets go', () => {
    const mine = {
      ...view('ab'),
      items: [{ submissionId: 'a' }, { submissionId: 'b', isForMe: true }],
    };
    const fresh = mine as unknown as ReviewQueueView;
    const calm = meetCalmly(shownOf(view('ab')), fresh);
    expect(calm.rows.map(({ isForMe }) => isForMe)).toEqual([undefined, undefined]);
    expect(meetAtOnce(calm, fresh).rows.map(({ isForMe }) => isForMe)).toEqual([undefined, true]);
  });

  it.each([
    ['nothing changed', 'abc', null, 'abc', 0],
    ['one is gone', 'ac', null, 'a-bc', 0],
    ['one is new at the end', 'abcd', null, 'abc+d', 0],
    ['one is new between the others', 'axbc', null, 'abc', 1],
    ['one is new before all, one after all, one is gone', 'xacy', null, 'a-bc+y', 1],
    ['everything is another', 'xyz', null, '-a-b-c+x+y+z', 0],
    ['the list ends before what is shown', 'axb', 'next', 'abc', 1],
    ['the others have changed their places', 'cba', null, 'abc', 0],
  ] as const)('%s: nothing moves', (_name, now, next, rows, news) => {
    const shown = meetCalmly(shownOf(view('abc')), view(now, next));
    expect([said(shown.rows), shown.news]).toEqual([rows, news]);
    expect(isBehind(shown)).toBe(news > 0 || rows.includes('-'));
    expect(shown.view.totals.waiting).toBe(now.length);
  });

  it('is shown as it is when she lets it go', () => {
    const calm = meetCalmly(shownOf(view('abc')), view('xac'));
    const settled = meetAtOnce(calm, calm.view);
    expect([said(settled.rows), settled.news, isBehind(settled)]).toEqual(['+xac', 0, false]);
  });

  it('keeps further pages and reads on after them', () => {
    const two = withMore(shownOf(view('ab', 'after b')), view('bcd', 'after d'));
    expect([said(two.rows), two.cursor]).toEqual(['abcd', 'after d']);
    expect(meetCalmly(two, view('ax', 'after x'))).toMatchObject({ cursor: 'after d', news: 1 });
    expect(said(meetAtOnce(two, view('ac', 'after c')).rows)).toBe('acd');
    expect(meetAtOnce(two, view('acde', 'after e')).cursor).toBe('after e');
  });
});

import type { ActionView } from '@pijar/mentoring/contracts';
import { daysUntil, dueOf } from './due-words';
import { withDeeds, type Told } from './with-deeds';

const action = {
  id: 'a1',
  state: 'open',
  note: null,
  dueOn: '2033-03-10',
  changes: [],
} as unknown as ActionView;
const told = (id: string, said: Told['said'], more: Partial<Told> = {}): Told => ({
  ...{ id, said, actionId: 'a1', what: '', isOnPhone: true },
  ...more,
});

describe('an agreement on this phone', () => {
  it('is as she left it, in the order in which she said it', () => {
    const all = [
      told('d1', { kind: 'done', note: 'Laku dua' }),
      told('d2', { kind: 'open', note: '' }),
      told('d3', { kind: 'date', dueOn: '2033-03-17', note: '' }),
      told('d4', { kind: 'done', note: '' }, { actionId: 'a2' }),
    ];
    expect(withDeeds(action, all.slice(0, 1))).toMatchObject({
      ...{ state: 'done', note: 'Laku dua', isOnPhone: true },
    });
    expect(withDeeds(action, all)).toMatchObject({
      ...{ state: 'open', note: null, dueOn: '2033-03-17', isOnPhone: true },
    });
  });

  it('is as the server says once it has answered with the deed, and what its coach did after', () => {
    const known = { ...action, changes: [{ id: 'd1' }, { id: 'c1' }] } as ActionView;
    const deed = told('d1', { kind: 'done', note: '' }, { isOnPhone: false });
    expect(withDeeds(known, [deed])).toMatchObject({ state: 'open', isOnPhone: false });
  });
});

describe('its day', () => {
  // Half past one at night in Jayapura, the day before in Jakarta.
  const now = Date.parse('2033-03-09T16:30:00Z');
  it('is counted by the clock on her wall', () => {
    expect(daysUntil('2033-03-10', now, 'Asia/Jakarta')).toBe(1);
    expect(daysUntil('2033-03-10', now, 'Asia/Jayapura')).toBe(0);
  });

  it.each([
    ['2033-03-08', 'late', 1],
    ['2033-03-09', 'today', 0],
    ['2033-03-10', 'tomorrow', 1],
    ['2033-03-14', 'until', 5],
  ])('%s is %s', (dueOn, key, days) => {
    expect(dueOf({ dueOn }, now, 'Asia/Jakarta')).toEqual({ key, days });
  });
});

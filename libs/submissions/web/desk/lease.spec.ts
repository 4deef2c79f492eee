import { LeaseView } from '@pijar/submissions/contracts';
import { leaseState, minutesLeft } from './lease';

const now = Date.parse('2026-11-23T02:00:00Z');
const lease = (seconds: number, isMine = true): LeaseView => ({
  holder: { id: 'p', name: 'Sri Wahyuni' },
  until: new Date(now + seconds * 1_000).toISOString(),
  isMine,
});

describe('the clock of a lease', () => {
  it.each([
    [lease(1_800), 'mine', 30],
    [lease(301), 'mine', 6],
    [lease(300), 'ending', 5],
    [lease(1), 'ending', 1],
    [lease(0), 'ended', 0],
    [lease(-60), 'ended', 0],
    [lease(60, false), 'theirs', 1],
    [lease(-1, false), 'free', 0],
  ] as const)('%j is %s with %i minutes left', (given, state, minutes) => {
    expect(leaseState(given, now)).toBe(state);
    expect(minutesLeft(given, now)).toBe(minutes);
  });

  it('is free where there is none', () => {
    expect(leaseState(null, now)).toBe('free');
  });
});

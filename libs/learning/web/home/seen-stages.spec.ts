import type { PathView } from '@pijar/learning/contracts';
import { freshlyFinished, markSeen } from './seen-stages';

const now = Date.parse('2026-06-10T00:00:00Z');
const path = (...doneAt: (string | null)[]) =>
  ({
    membershipId: 'm1',
    stages: doneAt.map((at, index) => ({
      ...{ stageId: `s${index}`, state: at ? 'done' : 'open', doneAt: at },
    })),
  }) as PathView;

beforeEach(() => localStorage.clear());

describe('a finished stage', () => {
  it('is news until it was seen', () => {
    const fresh = path('2026-06-09T00:00:00Z', null);
    expect(freshlyFinished(fresh, now)?.stageId).toBe('s0');
    markSeen(fresh);
    expect(freshlyFinished(fresh, now)).toBeNull();
    const further = path('2026-06-09T00:00:00Z', '2026-06-09T12:00:00Z');
    expect(freshlyFinished(further, now)?.stageId).toBe('s1');
  });

  it('is no news on a new phone weeks later', () => {
    expect(freshlyFinished(path('2026-05-01T00:00:00Z', null), now)).toBeNull();
  });
});

import { shareOut, type SharingPiece, type SharingReader } from './share-out';

const reader = (personId: string, more: Partial<SharingReader> = {}): SharingReader => ({
  ...{ cohortId: 'k', personId, tracks: [], load: 0, weeklyCapacity: null, answeredThisWeek: 0 },
  ...more,
});
const piece = (n: number, more: Partial<SharingPiece> = {}): SharingPiece => ({
  ...{ submissionId: `s${n}`, cohortId: 'k', mode: 'even' as const, module: 'm1' },
  ...{ keeperId: null, notFor: [], handedBackBy: null },
  ...more,
});
const many = (count: number, more: Partial<SharingPiece> = {}) =>
  Array.from({ length: count }, (_, n) => piece(n, more));
/** How much each got, e.g. `a7 b7 c6`, and `-` for nobody. */
const counts = (given: Map<string, string | null>) => {
  const by = Map.groupBy(given.values(), (id) => id ?? '-');
  return [...by]
    .map(([id, all]) => `${id}${all.length}`)
    .sort()
    .join(' ');
};

describe('sharing work out', () => {
  it('gives each the same, whoever began with more gets less', () => {
    expect(counts(shareOut(many(20), [reader('a'), reader('b'), reader('c')]))).toBe('a7 b7 c6');
    expect(counts(shareOut(many(5), [reader('a', { load: 4 }), reader('b')]))).toBe('a1 b4');
  });

  it('gives by what each answers in a week; who sets no limit counts as the one who does most', () => {
    const staff = [
      reader('a', { weeklyCapacity: 20 }),
      reader('b', { weeklyCapacity: 10 }),
      reader('c'),
    ];
    expect(counts(shareOut(many(10, { mode: 'weighted' }), staff))).toBe('a4 b2 c4');
  });

  it('gives nobody more than she has room for, and the rest to nobody', () => {
    const staff = [
      reader('a', { weeklyCapacity: 5, answeredThisWeek: 2, load: 1 }),
      reader('b', { weeklyCapacity: 1 }),
    ];
    expect(counts(shareOut(many(5), staff))).toBe('-2 a2 b1');
  });

  it('keeps to tracks, cohorts, and who may not have it', () => {
    const staff = [
      reader('a', { tracks: ['m4'] }),
      reader('b'),
      reader('x', { cohortId: 'other' }),
    ];
    expect(shareOut([piece(1)], staff).get('s1')).toBe('b');
    expect(shareOut([piece(1, { notFor: ['b'] })], staff).get('s1')).toBeNull();
    expect(shareOut([piece(1, { module: 'm4', notFor: ['b'] })], staff).get('s1')).toBe('a');
  });

  it('leaves it with whoever returned it, full or not, unless she is not there', () => {
    const staff = [reader('a', { weeklyCapacity: 3, load: 9 }), reader('b')];
    expect(shareOut([piece(1, { keeperId: 'a' })], staff).get('s1')).toBe('a');
    expect(shareOut([piece(1, { keeperId: 'gone' })], staff).get('s1')).toBe('b');
  });

  it('gives it back to whoever handed it back only when there is nobody else', () => {
    expect(shareOut([piece(1, { handedBackBy: 'a' })], [reader('a')]).get('s1')).toBe('a');
    const staff = [reader('a'), reader('b', { load: 9 })];
    expect(shareOut([piece(1, { handedBackBy: 'a' })], staff).get('s1')).toBe('b');
  });

  it('goes to who answered less this week, when nobody has anything open', () => {
    const staff = [reader('a', { answeredThisWeek: 3 }), reader('b', { answeredThisWeek: 1 })];
    expect(shareOut([piece(1)], staff).get('s1')).toBe('b');
  });
});

import { askingDue, nextAsking } from './rhythm';

const usual = { weeks: 4, months: 11 };
const startedOn = '2026-01-03';
const all = (rhythm = usual, from = startedOn) => {
  const days: string[] = [];
  for (let on = from; ;) {
    const next = nextAsking(from, rhythm, on);
    if (!next) return days;
    days.push(next.on);
    on = next.on;
  }
};

describe('a rhythm', () => {
  it('asks weekly for four weeks, then monthly: a year in all', () => {
    expect(all()).toEqual([
      ...['2026-01-10', '2026-01-17', '2026-01-24', '2026-01-31'],
      ...['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31'],
      ...['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31'],
    ]);
  });

  it('may be of weeks alone, of months alone, or of nothing', () => {
    expect(all({ weeks: 1, months: 0 })).toEqual(['2026-01-10']);
    expect(all({ weeks: 0, months: 2 })).toEqual(['2026-02-03', '2026-03-03']);
    expect(all({ weeks: 0, months: 0 })).toEqual([]);
  });

  it('makes up for the last of those that were missed, and for no other', () => {
    expect(askingDue(startedOn, usual, '2026-01-09')).toBeNull();
    expect(askingDue(startedOn, usual, '2026-01-10')).toEqual({ number: 1, on: '2026-01-10' });
    expect(askingDue(startedOn, usual, '2026-03-10')).toEqual({ number: 5, on: '2026-02-28' });
    expect(askingDue(startedOn, usual, '2030-01-01')?.number).toBe(15);
    expect(nextAsking(startedOn, usual, '2030-01-01')).toBeNull();
  });
});

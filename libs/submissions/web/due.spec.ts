import { dayWords, daysUntil } from './due';

const zone = 'Asia/Makassar';

describe('days that people count', () => {
  it('counts calendar days where she lives', () => {
    // 23:30 in Makassar on 22 November, 15:30 UTC.
    const now = Date.parse('2026-11-22T15:30:00Z');
    expect(daysUntil('2026-11-22', now, zone)).toBe(0);
    expect(daysUntil('2026-11-23', now, zone)).toBe(1);
    expect(daysUntil('2026-11-20', now, zone)).toBe(-2);
  });

  it('says them in words', () => {
    expect(dayWords('2026-11-25', 'id')).toBe('Rabu, 25 November');
    expect(dayWords('2026-11-25', 'en', true)).toBe('25 Nov');
  });
});

import { answerDay, dayWords, daysUntil } from './due';

const zone = 'Asia/Makassar';

describe('days that people count', () => {
  it('counts calendar days where she lives', () => {
    // 23:30 in Makassar on 22 November, 15:30 UTC.
    const now = Date.parse('2026-11-22T15:30:00Z');
    expect(daysUntil('2026-11-22', now, zone)).toBe(0);
    expect(daysUntil('2026-11-23', now, zone)).toBe(1);
    expect(daysUntil('2026-11-20', now, zone)).toBe(-2);
  });

  it.each([
    ['Monday', '2026-11-23T02:00:00Z', '2026-11-26'],
    ['Friday', '2026-11-27T02:00:00Z', '2026-12-02'],
    ['Saturday', '2026-11-28T02:00:00Z', '2026-12-02'],
    ['late on Sunday in Makassar, still Sunday in London', '2026-11-22T18:00:00Z', '2026-11-26'],
  ])('promises an answer within three working days of %s', (_, sentAt, expected) => {
    expect(answerDay(sentAt, zone)).toBe(expected);
  });

  it('says them in words', () => {
    expect(dayWords('2026-11-25', 'id')).toBe('Rabu, 25 November');
    expect(dayWords('2026-11-25', 'en', true)).toBe('25 Nov');
  });
});

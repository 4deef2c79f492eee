import { later } from './session-dialog';

describe('a time later', () => {
  it.each([
    ['08:00', 420, '15:00'],
    ['08:30', 90, '10:00'],
    ['22:00', 600, '23:59'],
    ['', 60, '01:00'],
  ])('%s and %i minutes is %s', (time, minutes, end) => {
    expect(later(time, minutes)).toBe(end);
  });
});

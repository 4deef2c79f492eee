/** @jest-environment node */
import { backOff } from './back-off';

it('doubles up to a minute, a quarter of it by chance', () => {
  expect([1, 2, 3, 4, 5, 6, 9].map((tries) => backOff(tries, 1))).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
  ]);
  expect(backOff(3, 0)).toBe(6_000);
});

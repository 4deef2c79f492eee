import { readNumber } from './read-number';

it.each([
  ['12000', 12000],
  ['12.000', 12000],
  ['Rp 12.000', 12000],
  ['rp12.000,50', 12000.5],
  ['1.250.000', 1250000],
  ['12,000', 12000],
  ['12,5', 12.5],
  ['1.5', 1.5],
  ['200 botol', 200],
  ['12 000', 12000],
  [' 7 ', 7],
  ['-3', -3],
  ['30%', 30],
  ['', null],
  ['dua belas', null],
  ['12.00.0', null],
  ['1e3', null],
  ['5-6', null],
])('%s is %s', (text, expected) => {
  expect(readNumber(text)).toBe(expected);
});

import { hoursInWords } from './hours-in-words';

describe('a stretch of time', () => {
  it.each([
    [0.75, '45 menit'],
    [5.2, '5 jam'],
    [35, '35 jam'],
    [60, '2,5 hari'],
  ])('of %s hours is %s', (hours, words) => {
    expect(hoursInWords(hours, 'id').replace(/\s/g, ' ')).toBe(words);
  });
});

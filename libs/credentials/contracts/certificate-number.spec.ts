import {
  checkLetter,
  numberAlphabet,
  numberOf,
  randomLetters,
  readNumber,
} from './certificate-number';

const letters = '7K2M9QXT4HVB3DN';
const number = numberOf(letters);

describe('certificate number', () => {
  it('has four groups of four behind its prefix', () => {
    expect(number).toMatch(/^PJR(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
  });

  it.each([
    ['as printed', number],
    ['in small letters', number.toLowerCase()],
    ['without dashes', number.replaceAll('-', '')],
    ['with spaces', ` ${number.replaceAll('-', ' ')} `],
    ['with the dashes a phone makes of them', number.replaceAll('-', '–')],
    ['without the prefix', number.slice(4)],
  ])('reads a number %s', (_, typed) => {
    expect(readNumber(typed)).toBe(number);
  });

  it('takes O for 0 and I or L for 1', () => {
    const confusable = numberOf('01010101010101A');
    expect(readNumber(confusable.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(confusable);
    expect(readNumber(confusable.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(confusable);
  });

  it('notices every single wrong letter', () => {
    const bare = number.slice(4).replaceAll('-', '');
    for (let place = 0; place < bare.length; place += 1) {
      for (const other of numberAlphabet) {
        if (other === bare[place]) continue;
        expect(readNumber(bare.slice(0, place) + other + bare.slice(place + 1))).toBeNull();
      }
    }
  });

  it('notices every pair of swapped letters', () => {
    const bare = [...number.slice(4).replaceAll('-', '')];
    for (let a = 0; a < bare.length; a += 1) {
      for (let b = a + 1; b < bare.length; b += 1) {
        if (bare[a] === bare[b]) continue;
        const swapped = [...bare];
        [swapped[a], swapped[b]] = [bare[b]!, bare[a]!];
        expect(readNumber(swapped.join(''))).toBeNull();
      }
    }
  });

  it.each(['', 'PJR', 'halo', 'U'.repeat(16), number + '0', number.slice(0, -1), '🌸'.repeat(16)])(
    'does not read %j',
    (typed) => {
      expect(readNumber(typed)).toBeNull();
    },
  );

  it('carries 60 bits or more', () => {
    expect(randomLetters * 5).toBeGreaterThanOrEqual(60);
    expect(numberAlphabet).toHaveLength(32);
    expect(checkLetter('0'.repeat(randomLetters))).toBe('0');
  });
});

import { asLink, isLink } from './link';

describe('an address that somebody typed', () => {
  it.each([
    ['shopee.co.id/siti', 'https://shopee.co.id/siti', true],
    [' https://wa.me/62812 ', 'https://wa.me/62812', true],
    ['shopee', 'https://shopee', false],
    ['javascript:alert(1)', 'javascript:alert(1)', false],
    ['', '', false],
  ])('%j becomes %j', (typed, link, isFine) => {
    expect(asLink(typed)).toBe(link);
    expect(isLink(typed)).toBe(isFine);
  });
});

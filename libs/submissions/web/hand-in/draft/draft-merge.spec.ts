import type { Written } from '@pijar/submissions/phone';
import { joined, mergeWritten } from './draft-merge';

const words = (text: string, links: string[] = []): Written => ({ text, links });
const base = words('Tujuan saya');

describe('two texts of one hand-in', () => {
  it.each([
    ['nothing differs', base, base, base, 'theirs'],
    ['only this phone wrote', base, words('Tujuan saya 30 bungkus'), base, 'mine'],
    ['only this phone wrote, and cleared it', base, words(''), base, 'mine'],
    ['only the other phone wrote', base, base, words('Tujuan lain'), 'theirs'],
    ['both wrote', base, words('Satu'), words('Dua'), 'ask'],
    ['this phone never saw the other text', null, words('Satu'), words('Dua'), 'ask'],
    ['this phone has nothing', null, words(''), words('Dua'), 'theirs'],
    ['the server has nothing', null, words('Satu'), words('  '), 'mine'],
    ['only white space differs', null, words('Satu '), words('Satu', ['']), 'theirs'],
    ['only the links differ', base, words('Tujuan saya', ['https://a.id']), base, 'mine'],
  ] as const)('%s', (_, known, mine, theirs, expected) => {
    expect(mergeWritten(known, mine, theirs)).toBe(expected);
  });

  it('puts both together without losing a word or doubling a link', () => {
    const both = joined(words('Satu', ['https://a.id']), words('Dua', ['https://a.id', '']));
    expect(both).toEqual({ text: 'Satu\n\nDua', links: ['https://a.id'] });
  });
});

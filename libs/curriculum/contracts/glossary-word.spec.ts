import { glossaryPattern } from './glossary-word';

it.each([
  ['KUR', 'Ada KUR di bank.', true],
  ['KUR', 'Burung tekukur dan kur.', false],
  ['lokapasar', 'Lokapasar itu pasar.', true],
  ['lokapasar', 'Pedagang lokapasarnya.', false],
  ['NIB', 'Catat NIB-nya.', true],
  ['IRT', 'Urus SPP-IRT.', false],
  ['SPP-IRT', 'Urus SPP-IRT, lalu halal.', true],
  ['arus kas', 'Tulis arus\nkas Anda.', true],
  ['C.V.', 'CXVX', false],
])('%s in "%s"', (word, text, isThere) => {
  expect(glossaryPattern(word).test(text)).toBe(isThere);
});

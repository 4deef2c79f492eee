import type { ActionView } from '@pijar/mentoring/contracts';
import { beginning } from './agree-form';
import { sourcePath } from './source-path';

type Source = NonNullable<ActionView['source']>;
const from = (type: Source['type'], isOpen = true) => ({
  membershipId: 'm1',
  source: { type, id: 's1', title: null, stepId: 'st1', isOpen },
});

it.each<[Source['type'], string, string]>([
  ['review', '/pendamping/kiriman/s1', '/belajar/langkah/st1'],
  ['conversation', '/pendamping/obrolan/m1', '/saya/pendamping'],
  ['clinic', '/pendamping/klinik/s1', '/belajar/klinik'],
])('an agreement from a %s links back, for each to her own page', (type, staffs, hers) => {
  expect([sourcePath(from(type), true), sourcePath(from(type), false)]).toEqual([staffs, hers]);
});

it('nobody is led to what she may not see, or to what was said by word of mouth', () => {
  expect(sourcePath(from('conversation', false), true)).toBeNull();
  expect(sourcePath({ membershipId: 'm1', source: null }, true)).toBeNull();
});

it('what was written begins an agreement, up to the end of a word', () => {
  expect(beginning(' Foto ulang\n di dekat jendela ')).toBe('Foto ulang di dekat jendela');
  const long = beginning('panjang sekali '.repeat(30));
  expect(long.length).toBeLessThanOrEqual(200);
  expect(long.endsWith('panjang') || long.endsWith('sekali')).toBe(true);
});

import { kindOf, typeOf } from './file-kind';
import { fitted } from './shrink-photo';

describe('what a chosen file is', () => {
  it.each([
    [{ name: 'a.HEIC', type: 'image/heic' }, 'photo'],
    [{ name: 'rekaman.opus', type: '' }, 'voice'],
    [{ name: 'suara.webm', type: 'audio/webm;codecs=opus' }, 'voice'],
    [{ name: 'rencana.pdf', type: '' }, 'document'],
    [{ name: 'film.mp4', type: 'video/mp4' }, null],
    [{ name: 'lama.doc', type: 'application/msword' }, null],
  ] as const)('%j is %s', (chosen, expected) => {
    expect(kindOf(typeOf(chosen))).toBe(expected);
  });
});

describe('a photo', () => {
  it('fits a photo into a square and never enlarges it', () => {
    expect(fitted(4000, 3000, 1600)).toEqual([1600, 1200]);
    expect(fitted(300, 200, 1600)).toEqual([300, 200]);
    expect(fitted(10_000, 1, 1600)).toEqual([1600, 1]);
  });
});

import { wantedMedia } from './wanted-media';

const weight = {
  moduleId: 'm',
  textBytes: 10,
  media: [
    { url: '/p', type: 'image/png', bytes: 1, insteadOf: null },
    { url: '/a', type: 'audio/mp4', bytes: 4, insteadOf: null },
    { url: '/o', type: 'audio/ogg', bytes: 2, insteadOf: '/a' },
    { url: '/b', type: 'audio/mpeg', bytes: 8, insteadOf: null },
  ],
};
const urls = (withSound: boolean, plays: boolean) =>
  wantedMedia(weight, withSound, () => plays).map(({ url }) => url);

it('without sound only pictures are fetched', () => {
  expect(urls(false, true)).toEqual(['/p']);
});

it('a sound in two formats is fetched once: in the one that the phone plays', () => {
  expect(urls(true, true)).toEqual(['/p', '/o', '/b']);
  expect(urls(true, false)).toEqual(['/p', '/a', '/b']);
});

/** @jest-environment node */
import { answerMedia, isMedia } from './media-shelf';

const address = 'http://phone.test/api/v1/media/abc';

/** What Cache Storage does with one address. */
function keepOnPhone(text: string | null): void {
  const cache = { match: async () => (text === null ? undefined : new Response(text)) };
  Object.assign(globalThis, { caches: { open: async () => cache } });
}

const ask = async (range?: string) => {
  const answer = await answerMedia(new Request(address, { headers: range ? { range } : {} }));
  return [answer.status, answer.headers.get('content-range'), await answer.text()];
};

describe('a saved sound', () => {
  beforeEach(() => keepOnPhone('0123456789'));

  it.each([
    [undefined, 200, null, '0123456789'],
    ['bytes=0-', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['letters=1', 200, null, '0123456789'],
  ] as const)('asked for %s', async (range, status, contentRange, text) => {
    expect(await ask(range)).toEqual([status, contentRange, text]);
  });
});

it('what is not on the phone comes from the server', async () => {
  keepOnPhone(null);
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('jauh'));
  expect(await ask()).toEqual([200, null, 'jauh']);
  fetched.mockRestore();
});

it('only lessons’ pictures and sounds are media', () => {
  expect(isMedia(address)).toBe(true);
  expect(isMedia('http://phone.test/api/v1/home')).toBe(false);
});

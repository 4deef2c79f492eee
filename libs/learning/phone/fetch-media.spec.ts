/** @jest-environment node */
import { CachesInMemory } from './caches-in-memory';
import { fetchMedia } from './fetch-media';
import { forgetMedia, MEDIA_CACHE } from './media-shelf';

const sound = { url: '/api/v1/media/abc', bytes: 100_000 };
const whole = Uint8Array.from({ length: sound.bytes }, (_, at) => at % 251);
const never = new AbortController().signal;

let caches: CachesInMemory;
let asked: (string | null)[];
let sent: number;

/** A server that sends so many bytes of what is asked for before the line is cut. */
function answerUntil(cutAfter: number, knowsParts = true): void {
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    const range = new Headers(init?.headers).get('range');
    asked.push(range);
    const from = knowsParts && range ? Number(/\d+/.exec(range)![0]) : 0;
    const rest = whole.subarray(from);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (line) => {
        if (at >= rest.length) return line.close();
        if (at >= cutAfter) return line.error(new TypeError('network error'));
        const piece = rest.subarray(at, Math.min(at + 10_000, cutAfter));
        at += piece.length;
        sent += piece.length;
        line.enqueue(piece);
      },
    });
    const headers = { 'content-type': 'audio/ogg', 'content-security-policy': 'sandbox' };
    return new Response(body, { status: from > 0 ? 206 : 200, headers });
  });
}

const kept = async () => {
  const answer = await (await caches.open(MEDIA_CACHE)).match(sound.url);
  return answer && { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const partsLeft = () => caches.addresses('pijar-media-parts').length;

beforeEach(() => {
  caches = CachesInMemory.install();
  asked = [];
  sent = 0;
});
afterEach(() => jest.restoreAllMocks());

it('is kept byte for byte, with what the server said of it', async () => {
  answerUntil(Infinity);
  const heard: number[] = [];
  await fetchMedia(sound, never, (bytes) => heard.push(bytes));
  const there = await kept();
  expect(there!.bytes).toEqual(whole);
  expect(there!.headers.get('content-type')).toBe('audio/ogg');
  expect(there!.headers.get('content-security-policy')).toBe('sandbox');
  expect(heard.at(-1)).toBe(sound.bytes);
  expect(partsLeft()).toBe(0);
});

it('goes on where the line was cut, and pays for no byte twice', async () => {
  answerUntil(45_000);
  await expect(fetchMedia(sound, never)).rejects.toThrow('network error');
  expect(await kept()).toBeUndefined();
  await expect(fetchMedia(sound, never)).rejects.toThrow('network error');
  answerUntil(Infinity);
  await fetchMedia(sound, never);
  expect(asked).toEqual([null, 'bytes=45000-', 'bytes=90000-']);
  expect(sent).toBe(sound.bytes);
  expect((await kept())!.bytes).toEqual(whole);
});

it('begins anew with a server that sends no parts', async () => {
  answerUntil(45_000);
  await expect(fetchMedia(sound, never)).rejects.toThrow();
  answerUntil(Infinity, false);
  await fetchMedia(sound, never);
  expect((await kept())!.bytes).toEqual(whole);
  expect(partsLeft()).toBe(0);
});

it('is not kept when it is not what was announced', async () => {
  answerUntil(Infinity);
  await expect(fetchMedia({ ...sound, bytes: 90_000 }, never)).rejects.toThrow('instead of');
  expect(await kept()).toBeUndefined();
  expect(partsLeft()).toBe(0);
});

it('leaves nothing behind when it is taken away half-way', async () => {
  answerUntil(45_000);
  await expect(fetchMedia(sound, never)).rejects.toThrow();
  expect(partsLeft()).toBeGreaterThan(0);
  await forgetMedia([sound.url]);
  expect(partsLeft()).toBe(0);
});

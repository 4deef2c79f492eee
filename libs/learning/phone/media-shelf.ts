import { forgetParts } from './media-parts';

/** Pictures and sounds of lessons: the same for everybody, so they lie open, beside the sealed things of each person. */
export const MEDIA_CACHE = 'pijar-media';

/** False where the browser has none (no HTTPS, a private window). */
export const hasMediaShelf = (): boolean => 'caches' in globalThis;

/** Addresses of `urls` that are not here yet. */
export async function missingMedia(urls: readonly string[]): Promise<string[]> {
  const cache = await caches.open(MEDIA_CACHE);
  const known = await Promise.all(urls.map((url) => cache.match(url)));
  return urls.filter((_, index) => !known[index]);
}

/** Also takes away what had come of those that never came whole. */
export async function forgetMedia(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(MEDIA_CACHE);
  await Promise.all(urls.map((url) => cache.delete(url)));
  await Promise.all(urls.map(forgetParts));
}

/** Whether an address is that of a picture or a sound of a lesson. */
export const isMedia = (address: string): boolean =>
  new URL(address).pathname.startsWith('/api/v1/media/');

/** From the phone if it is here, whole or the part that is asked for (players ask for parts), else from the server. */
export async function answerMedia(request: Request): Promise<Response> {
  const cache = await caches.open(MEDIA_CACHE);
  const kept = await cache.match(request.url);
  if (!kept) return fetch(request);
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  return range ? partOf(kept, range[1]!, range[2]!) : kept;
}

/** A part of an answer, as a server would give it. */
export async function partOf(whole: Response, first: string, last: string): Promise<Response> {
  const bytes = await whole.blob();
  const start = first ? Number(first) : Math.max(0, bytes.size - Number(last));
  const end = first && last ? Math.min(Number(last), bytes.size - 1) : bytes.size - 1;
  const headers = new Headers(whole.headers);
  if (start > end) {
    headers.set('content-range', `bytes */${bytes.size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${start}-${end}/${bytes.size}`);
  headers.set('content-length', String(end - start + 1));
  return new Response(bytes.slice(start, end + 1, bytes.type), { status: 206, headers });
}

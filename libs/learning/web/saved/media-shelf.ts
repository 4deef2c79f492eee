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

/** Fetches one and keeps it. @throws where there is no signal, no such thing, or no room */
export async function fetchMedia(url: string, stop: AbortSignal): Promise<void> {
  const answer = await fetch(url, { signal: stop });
  if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
  const cache = await caches.open(MEDIA_CACHE);
  await cache.put(url, answer);
}

export async function forgetMedia(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(MEDIA_CACHE);
  await Promise.all(urls.map((url) => cache.delete(url)));
}

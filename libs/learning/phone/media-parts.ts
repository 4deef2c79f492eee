/** What has come of files that were cut off, so that no byte is paid for twice. */
const PARTS_CACHE = 'pijar-media-parts';

/** The beginning of a file: its bytes in order, and what the server said of it. */
export interface Begun {
  parts: Blob[];
  size: number;
  headers: Headers | null;
}

/** What of a file is here, from its first byte on without a gap. */
export async function partsOf(url: string): Promise<Begun> {
  const cache = await caches.open(PARTS_CACHE);
  const begun: Begun = { parts: [], size: 0, headers: null };
  for (;;) {
    const next = await cache.match(placeOf(url, begun.size));
    const bytes = await next?.blob();
    if (!next || !bytes?.size) return begun;
    begun.headers ??= next.headers;
    begun.parts.push(bytes);
    begun.size += bytes.size;
  }
}

/** @throws when there is no room */
export async function keepPart(
  url: string,
  from: number,
  part: Blob,
  headers: Headers,
): Promise<void> {
  const cache = await caches.open(PARTS_CACHE);
  await cache.put(placeOf(url, from), new Response(part, { headers }));
}

export async function forgetParts(url: string): Promise<void> {
  const cache = await caches.open(PARTS_CACHE);
  const isOfIt = (address: string) => address.includes(`${url}?from=`);
  const kept = await cache.keys();
  await Promise.all(kept.filter((each) => isOfIt(each.url)).map((each) => cache.delete(each)));
}

const placeOf = (url: string, from: number): string => `${url}?from=${from}`;

import { forgetParts, keepPart, partsOf, type Begun } from './media-parts';
import { MEDIA_CACHE } from './media-shelf';

/** Bytes between two writings to the phone: at most so many are paid for again when its battery dies. */
const PART_BYTES = 32 * 1024;

/**
 * Fetches one picture or sound of `bytes` bytes and keeps it; of one that was cut off before, only the rest. `tell` hears how many
 * bytes of it are here.
 * @throws where there is no signal, no such thing, or no room; what has come stays for the next time
 */
export async function fetchMedia(
  { url, bytes }: { url: string; bytes: number },
  stop: AbortSignal,
  tell: (bytes: number) => void = () => undefined,
): Promise<void> {
  let begun = await partsOf(url);
  if (begun.size < bytes) begun = await fetchRest(url, begun, stop, tell);
  const whole = new Blob(begun.parts);
  if (whole.size !== bytes) {
    // Not the file that was begun: the next try starts anew.
    await forgetParts(url);
    throw new Error(`${whole.size} bytes instead of ${bytes} for ${url}`);
  }
  const cache = await caches.open(MEDIA_CACHE);
  await cache.put(url, new Response(whole, { headers: begun.headers! }));
  await forgetParts(url);
}

async function fetchRest(
  url: string,
  before: Begun,
  stop: AbortSignal,
  tell: (bytes: number) => void,
): Promise<Begun> {
  // The browser's own cache may have it from a lesson that she opened. A rest it would begin a byte earlier, to compare.
  const asked: RequestInit =
    before.size > 0 ? { headers: { range: `bytes=${before.size}-` }, cache: 'no-store' } : {};
  const answer = await fetch(url, { ...asked, signal: stop });
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} for ${url}`);
  const isRest = answer.status === 206;
  const headers = headersOf(answer);
  const begun: Begun = isRest ? { ...before, headers } : { parts: [], size: 0, headers };
  const reader = answer.body.getReader();
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const keep = async () => {
    if (size === 0) return;
    const part = new Blob(pending);
    [pending, size] = [[], 0];
    await keepPart(url, begun.size, part, headers);
    begun.parts.push(part);
    begun.size += part.size;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pending.push(value);
      size += value.length;
      tell(begun.size + size);
      if (size >= PART_BYTES) await keep();
    }
  } catch (cut) {
    await reader.cancel().catch(() => undefined);
    // Without room for it, it comes again.
    await keep().catch(() => undefined);
    throw cut;
  }
  begun.parts.push(new Blob(pending));
  begun.size += size;
  return begun;
}

/** What players and pictures need to know of it, without what was only true of this answer. */
function headersOf({ headers }: Response): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-range', 'content-length', 'content-encoding']) kept.delete(name);
  return kept;
}

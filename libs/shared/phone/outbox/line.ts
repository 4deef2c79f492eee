import { accountHeader } from '@pijar/shared/contracts';
import type { AnyShelves, Line, LineAnswer } from './entry';

/** A small answer over a line that carries 100 kbit/s with a second of delay takes no longer; a dead one would hold everything. */
const TIME_LIMIT_MS = 45_000;

export interface LineOptions {
  /** Ends what is under way, such as when the service worker is told to stop. */
  stop?: AbortSignal;
  fetch?: typeof fetch;
  timeLimitMs?: number;
}

/** The way to the server in the name of whoever `shelves` belong to. Never throws: no answer is status 0. */
export function lineOf(shelves: AnyShelves, options: LineOptions = {}): Line {
  const {
    stop = new AbortController().signal,
    fetch: ask = globalThis.fetch.bind(globalThis),
    timeLimitMs = TIME_LIMIT_MS,
  } = options;
  const { accountId } = shelves;
  const call: Line['call'] = async (method, path, body) => {
    const until = new AbortController();
    const end = () => until.abort();
    const timer = setTimeout(end, timeLimitMs);
    stop.addEventListener('abort', end);
    if (stop.aborted) end();
    try {
      const answer = await ask(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: {
          // A page that keeps nothing knows no account; an empty one would be somebody else's.
          ...(accountId && { [accountHeader]: accountId }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: until.signal,
      });
      return { status: answer.status, body: parsed(await answer.text()) };
    } catch {
      return { status: 0, body: null };
    } finally {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
    }
  };
  return { accountId, shelves, stop, call };
}

/** Nobody answered, or something on the way did in the server's place. */
export const isSilence = ({ status }: LineAnswer): boolean => [0, 502, 503, 504].includes(status);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

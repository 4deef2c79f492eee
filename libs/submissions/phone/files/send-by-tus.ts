import { accountHeader, problemKind, type Problem } from '@pijar/shared/contracts';
import { uploadsPath } from '@pijar/submissions/contracts';

export interface UploadTask {
  blob: Blob;
  /** Whose file it is: the server refuses it in somebody else's session. Empty where the phone keeps nothing. */
  accountId: string;
  metadata: Record<string, string>;
  /** Where an earlier try got to; null for the first. */
  uploadUrl: string | null;
  /** Kept before the first byte goes, so that a phone that dies goes on there. */
  onUrl: (uploadUrl: string) => Promise<void>;
  /** 0 to 1. */
  onShare: (share: number) => void;
}

/**
 * `over`: the server answered for good, well or badly: ask for its verdict. `refused`: it did not begin.
 * `unanswered`: cut off; the same task goes on later where it stopped.
 */
export type UploadEnd =
  | { is: 'over' }
  | { is: 'refused'; status: number; kind: string }
  | { is: 'unanswered' }
  | { is: 'gone' };

/** A dead line says nothing for many minutes: a request without an answer for this long is given up. */
const SILENCE_MS = 60_000;
/** Bytes of a request: as many as the line carries in a few seconds, so that progress is seen and a cut is noticed. */
const FIRST_CHUNK = 64 * 1024;
const LARGEST_CHUNK = 1024 * 1024;
const QUICK_MS = 1_500;
/** Short cuts of the line are bridged at once; longer ones are for whoever called. */
const QUICK_RETRIES_MS = [500, 2_000];

/** The id that the server gave an upload: the last part of its address. */
export const fileIdOf = (uploadUrl: string): string =>
  uploadUrl.split(/[?#]/)[0]!.replace(/\/$/, '').split('/').at(-1)!;

/**
 * Sends a file by tus 1.0 from where an earlier try got to, and goes on at once after a short cut of the line. Written on
 * fetch, because a service worker has nothing else; whatever arrived of a request that was cut stays with the server. Never
 * rejects.
 */
export async function sendByTus(task: UploadTask, stop: AbortSignal): Promise<UploadEnd> {
  const url = task.uploadUrl ?? (await begin(task, stop));
  if (typeof url !== 'string') return url;
  let furthest = task.uploadUrl ? -1 : 0;
  let at: number | UploadEnd = task.uploadUrl ? await offsetOf(task, url, stop) : 0;
  for (let cuts = 0; ; cuts++) {
    if (typeof at === 'number') at = await sendFrom(task, url, at, stop);
    if (typeof at === 'number') return { is: 'over' };
    if (at.is !== 'unanswered' || stop.aborted || cuts >= QUICK_RETRIES_MS.length) return at;
    await new Promise((resolve) => setTimeout(resolve, QUICK_RETRIES_MS[cuts]));
    at = await offsetOf(task, url, stop);
    if (typeof at !== 'number' || at <= furthest) continue;
    // Something got through since the last cut: the line carries, if badly.
    furthest = at;
    cuts = -1;
  }
}

/** Chunk after chunk until the end or a cut. */
async function sendFrom(
  task: UploadTask,
  url: string,
  from: number,
  stop: AbortSignal,
): Promise<number | UploadEnd> {
  let at: number | UploadEnd = from;
  for (let size = FIRST_CHUNK; typeof at === 'number' && at < task.blob.size;) {
    task.onShare(at / task.blob.size);
    const startedAt = Date.now();
    at = await sendChunk(task, url, at, size, stop);
    if (Date.now() - startedAt < QUICK_MS) size = Math.min(LARGEST_CHUNK, size * 2);
  }
  return at;
}

async function begin(task: UploadTask, stop: AbortSignal): Promise<string | UploadEnd> {
  const headers = {
    'Upload-Length': String(task.blob.size),
    'Upload-Metadata': Object.entries(task.metadata)
      .map(([name, value]) => `${name} ${base64(value)}`)
      .join(','),
  };
  const answer = await ask(task, 'POST', uploadsPath, headers, stop);
  const location = answer?.headers.get('Location');
  if (answer?.status !== 201 || !location) return refusalOf(answer);
  await task.onUrl(location);
  return location;
}

async function offsetOf(
  task: UploadTask,
  url: string,
  stop: AbortSignal,
): Promise<number | UploadEnd> {
  const answer = await ask(task, 'HEAD', url, {}, stop);
  if (answer?.status === 404 || answer?.status === 410) return { is: 'gone' };
  return answer?.ok ? offsetIn(answer) : refusalOf(answer);
}

async function sendChunk(
  task: UploadTask,
  url: string,
  at: number,
  size: number,
  stop: AbortSignal,
): Promise<number | UploadEnd> {
  const headers = {
    'Upload-Offset': String(at),
    'Content-Type': 'application/offset+octet-stream',
  };
  const answer = await ask(task, 'PATCH', url, headers, stop, task.blob.slice(at, at + size));
  if (answer?.ok) return offsetIn(answer);
  // What is there is not what was thought: the server says how far it is.
  if (answer?.status === 409) return offsetOf(task, url, stop);
  if (answer?.status === 404 || answer?.status === 410) return { is: 'gone' };
  const end = await refusalOf(answer);
  return end.is === 'refused' && end.status !== 401 && end.status !== 429 ? { is: 'over' } : end;
}

/** Null when nothing came back. */
async function ask(
  task: UploadTask,
  method: string,
  url: string,
  headers: Record<string, string>,
  stop: AbortSignal,
  body?: Blob,
): Promise<Response | null> {
  const named: Record<string, string> = { ...headers, 'Tus-Resumable': '1.0.0' };
  if (task.accountId) named[accountHeader] = task.accountId;
  const cut = new AbortController();
  const abort = () => cut.abort();
  const silence = setTimeout(abort, SILENCE_MS);
  stop.addEventListener('abort', abort);
  if (stop.aborted) abort();
  try {
    const { signal } = cut;
    return await fetch(url, { method, headers: named, body, signal, cache: 'no-store' });
  } catch {
    return null;
  } finally {
    clearTimeout(silence);
    stop.removeEventListener('abort', abort);
  }
}

const offsetIn = (answer: Response): number | UploadEnd => {
  const offset = Number(answer.headers.get('Upload-Offset') ?? NaN);
  return Number.isInteger(offset) ? offset : { is: 'unanswered' };
};

async function refusalOf(answer: Response | null): Promise<UploadEnd> {
  const status = answer?.status ?? 0;
  if (status < 400 || status >= 500 || status === 408 || status === 423) {
    return { is: 'unanswered' };
  }
  const problem = (await answer!.json().catch(() => null)) as Problem | null;
  return { is: 'refused', status, kind: problem?.type ? problemKind(problem) : 'unexpected' };
}

/** Base64 of the text's UTF-8, as tus wants metadata. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

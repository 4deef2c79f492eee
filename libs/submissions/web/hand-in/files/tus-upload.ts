import { Problem, problemKind } from '@pijar/shared/contracts';
import { uploadsPath } from '@pijar/submissions/contracts';
import type { DetailedError } from 'tus-js-client';

export interface UploadTask {
  blob: Blob;
  metadata: Record<string, string>;
  /** Where an earlier try got to; null for the first. */
  uploadUrl: string | null;
  onUrl: (uploadUrl: string) => void;
  /** 0 to 1. */
  onShare: (share: number) => void;
}

/**
 * `over`: the server answered for good, well or badly: ask for its verdict. `refused`: it did not begin.
 * `unanswered`: cut off; the same task goes on later where it stopped.
 */
export type UploadEnd =
  { is: 'over' } | { is: 'refused'; kind: string } | { is: 'unanswered' } | { is: 'stopped' };

/** Short cuts of the line are bridged at once; longer ones are for whoever called. */
const QUICK_RETRIES_MS = [1_000, 3_000];
/** A dead line says nothing for many minutes: without a byte for this long the upload starts over where it was. */
const SILENCE_MS = 60_000;

/** The id that the server gave an upload: the last part of its address. */
export const fileIdOf = (uploadUrl: string): string =>
  uploadUrl.split(/[?#]/)[0].replace(/\/$/, '').split('/').at(-1)!;

/** Sends a file by tus, from where an earlier try got to. Never rejects. */
export async function sendByTus(task: UploadTask, stop: AbortSignal): Promise<UploadEnd> {
  const tus = await import('tus-js-client').catch(() => null);
  if (!tus) return { is: 'unanswered' };
  return new Promise((resolve) => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = (how: UploadEnd) => {
      clearTimeout(silence);
      resolve(how);
    };
    const cutOff = (how: UploadEnd) => {
      void upload.abort().catch(() => undefined);
      end(how);
    };
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(() => cutOff({ is: 'unanswered' }), SILENCE_MS);
    };
    const upload = new tus.Upload(task.blob, {
      endpoint: uploadsPath,
      uploadUrl: task.uploadUrl,
      metadata: task.metadata,
      retryDelays: QUICK_RETRIES_MS,
      // The address is kept with the file's bytes in IndexedDB, not in tus' own store.
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => upload.url && task.onUrl(upload.url),
      onProgress: (sent, total) => {
        hear();
        task.onShare(total > 0 ? Math.min(1, sent / total) : 0);
      },
      onSuccess: () => end({ is: 'over' }),
      onError: (error) => end(endOf(error as DetailedError, upload.url !== null)),
    });
    stop.addEventListener('abort', () => cutOff({ is: 'stopped' }));
    if (stop.aborted) return end({ is: 'stopped' });
    hear();
    upload.start();
  });
}

function endOf(error: DetailedError, hasBegun: boolean): UploadEnd {
  const answer = error.originalResponse;
  const status = answer?.getStatus() ?? 0;
  if (status === 401) return { is: 'refused', kind: 'signed-out' };
  if (status === 429) return { is: 'refused', kind: kindIn(answer!.getBody()) ?? 'too-many' };
  if (status < 400 || status >= 500 || status === 423) return { is: 'unanswered' };
  if (hasBegun) return { is: 'over' };
  return { is: 'refused', kind: kindIn(answer!.getBody()) ?? 'unexpected' };
}

function kindIn(body: string): string | null {
  try {
    return problemKind(JSON.parse(body) as Problem);
  } catch {
    return null;
  }
}

import type { PhotoAnswer } from './photo-worker';

/** Milliseconds: a worker that a full phone has killed says nothing. */
const PATIENCE = 60_000;

/**
 * A photo made small beside the page, so that she can go on writing. Each gets a worker of its own, which gives all its memory
 * back when it ends: call it for one photo at a time. On the page itself where a worker cannot draw. Null when it is no picture
 * that this browser can read.
 */
export async function shrunkPhoto(photo: Blob): Promise<Blob | null> {
  const answer = await besideThePage(photo);
  if (answer === 'broken') return null;
  if (answer !== 'unable') return answer;
  const { shrinkOnPage } = await import('./shrink-on-page');
  return shrinkOnPage(photo);
}

function besideThePage(photo: Blob): Promise<PhotoAnswer> {
  if (typeof Worker !== 'function' || typeof OffscreenCanvas !== 'function') {
    return Promise.resolve('unable');
  }
  const worker = new Worker(new URL('./photo-worker', import.meta.url), { type: 'module' });
  return new Promise<PhotoAnswer>((resolve) => {
    const timer = setTimeout(() => resolve('unable'), PATIENCE);
    worker.onmessage = ({ data }: MessageEvent<PhotoAnswer>) => {
      clearTimeout(timer);
      resolve(data);
    };
    // Its script cannot be had, or not be read by an old browser.
    worker.onerror = () => {
      clearTimeout(timer);
      resolve('unable');
    };
    worker.postMessage(photo);
  }).finally(() => worker.terminate());
}

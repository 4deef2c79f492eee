import { shrinkPhoto, type Sheet } from './shrink-photo';

/** What the worker answers to the one photo it is given. `broken`: no picture; `unable`: this browser cannot draw here. */
export type PhotoAnswer = Blob | 'broken' | 'unable';

/** What is used here of a worker's own world; the page's types know nothing of it. */
const worker = globalThis as unknown as {
  onmessage: (event: MessageEvent<Blob>) => void;
  postMessage(answer: PhotoAnswer): void;
};

worker.onmessage = ({ data }) => {
  shrinkPhoto(data, newSheet).then(
    (small) => worker.postMessage(small ?? 'broken'),
    () => worker.postMessage('unable'),
  );
};

function newSheet(width: number, height: number): Sheet {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas in a worker');
  return { context, toJpeg: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }) };
}

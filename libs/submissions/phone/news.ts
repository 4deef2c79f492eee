/** Something of a work changed on this phone: in this page, in another tab or in the background. */
export interface HandInNews {
  /** `membership/step`. */
  work: string;
  /** A file that is on its way, and how much of it has arrived, 0 to 1; left out when the shelves have to be read again. */
  sending?: { itemId: string; share: number };
}

type Listener = (news: HandInNews) => void;

const listeners = new Set<Listener>();
let channel: BroadcastChannel | null | undefined;

/** Null on older phones: other tabs see the change when they come to the front. */
function opened(): BroadcastChannel | null {
  if (channel !== undefined) return channel;
  channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('pijar-hand-in') : null;
  if (channel) channel.onmessage = ({ data }: MessageEvent<HandInNews>) => tellHere(data);
  return channel;
}

const tellHere = (news: HandInNews): void => listeners.forEach((listener) => listener(news));

/** Tells whoever listens, in every open page. */
export function tellNews(news: HandInNews): void {
  tellHere(news);
  opened()?.postMessage(news);
}

/** @returns stops listening */
export function hearNews(listener: Listener): () => void {
  opened();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

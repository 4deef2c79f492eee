const NAME = 'pijar-hand-in';

/** Something of a work changed on this phone: in another tab, in the background, or by a send of this page. */
export interface HandInNews {
  /** `membership/step`. */
  work: string;
  /** A file that is on its way, and how much of it has arrived, 0 to 1; left out when the shelves have to be read again. */
  sending?: { itemId: string; share: number };
}

/** Tells every open page; nobody listening is no fault. */
export function tellNews(news: HandInNews): void {
  if (typeof BroadcastChannel !== 'function') return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(news);
  channel.close();
}

/** @returns stops listening */
export function hearNews(listen: (news: HandInNews) => void): () => void {
  if (typeof BroadcastChannel !== 'function') return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<HandInNews>) => listen(data);
  return () => channel.close();
}

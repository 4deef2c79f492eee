import type { FileRefusal, FileView } from '@pijar/submissions/contracts';

export type ItemKind = 'photo' | 'voice' | 'document';

/** Why a file does not go: the server's reasons, and what the upload's beginning may answer. */
export type ItemRefusal = FileRefusal | 'too-many-uploads' | 'file-lost';

/**
 * Where a file is. `phone`: kept here, waits for its turn or for signal; `checking`: all bytes are there and the
 * server looks at them; `received`: the server said that it holds it, byte for byte.
 */
export type ItemPlace =
  | { at: 'preparing' }
  | { at: 'phone' }
  | { at: 'sending'; share: number }
  | { at: 'checking' }
  | { at: 'received' }
  | { at: 'refused'; refusal: ItemRefusal };

export interface Item {
  /** Made by the phone; for a file that only the server has, the server's id. */
  id: string;
  kind: ItemKind;
  name: string;
  type: string;
  /** Bytes as they go out. */
  size: number;
  /** Of a voice note that was recorded here. */
  seconds: number | null;
  place: ItemPlace;
  /** The server's id as soon as there is one. */
  fileId: string | null;
  /** SHA-256 (hex) of the bytes; null where the browser offers no digest (no HTTPS). */
  sha256: string | null;
  /** Whether the bytes are on this phone. */
  isHere: boolean;
  /** Server's id of a file of an earlier attempt that is taken into this one without sending its bytes again. */
  carriedFrom: string | null;
}

/** What the server says of a file, in terms of an item. */
export function placeFrom(item: Pick<Item, 'sha256'>, file: FileView): ItemPlace {
  if (file.state === 'refused') {
    return { at: 'refused', refusal: file.refusal ?? 'file-corrupted' };
  }
  if (file.state === 'receiving') return { at: 'phone' };
  if (file.state === 'checking') return { at: 'checking' };
  const isWhole = !item.sha256 || !file.receivedSha256 || item.sha256 === file.receivedSha256;
  return isWhole ? { at: 'received' } : { at: 'refused', refusal: 'file-corrupted' };
}

/**
 * The items of this phone and the files that the server holds for the same work, as one list. A file from another
 * phone is added; a received one that the server no longer has goes again, or is named lost when its bytes are gone.
 * `boundIds`: files that are part of an attempt already; they left the composer.
 */
export function mergedItems(
  items: readonly Item[],
  loose: readonly FileView[],
  boundIds: ReadonlySet<string>,
): Item[] {
  const known = new Map(loose.map((file) => [file.id, file]));
  const mine = items
    .filter((item) => !item.fileId || !boundIds.has(item.fileId))
    .map((item) => withServer(item, item.fileId ? known.get(item.fileId) : undefined));
  const mineIds = new Set(items.map((item) => item.fileId));
  const others = loose.filter((file) => file.state === 'ready' && !mineIds.has(file.id));
  return [...mine, ...others.map((file) => itemOfFile(file))];
}

function withServer(item: Item, file: FileView | undefined): Item {
  if (file) return { ...item, place: placeFrom(item, file) };
  if (canGoAgain(item)) return item.place.at === 'received' ? sentAgain(item) : item;
  return { ...item, place: { at: 'refused', refusal: 'file-lost' } };
}

/** Whether it can be brought to the server from here. */
export const canGoAgain = (item: Item): boolean => item.isHere || item.carriedFrom !== null;

/** The server forgets files that were not handed in for two weeks; the bytes are here, so they go again. */
export const sentAgain = (item: Item): Item => ({ ...item, place: { at: 'phone' }, fileId: null });

/** A file that only the server has: sent from another phone. */
export const itemOfFile = (file: FileView): Item => ({
  id: file.id,
  kind: file.kind ?? 'document',
  name: file.name,
  type: file.type ?? 'application/octet-stream',
  size: file.size,
  seconds: null,
  place: { at: 'received' },
  fileId: file.id,
  sha256: file.receivedSha256,
  isHere: false,
  carriedFrom: null,
});

/** A file of an earlier attempt, on its way into this one under an id made by the phone. */
export const carriedItem = (file: FileView, id: string): Item => ({
  ...itemOfFile(file),
  id,
  place: { at: 'phone' },
  fileId: null,
  carriedFrom: file.id,
});

export const isOnItsWay = (item: Item): boolean =>
  item.place.at !== 'received' && item.place.at !== 'refused';

import type { HandInShelves } from '../line';
import type { Item, ItemPlace } from './item';

/** The shelf of files that were chosen, each with its bytes when they are on this phone. Ids are those of the items. */
export const FILES = 'files';

/** A file of the composer as it lies on the phone. */
export interface KeptFile {
  item: Item;
  /** The name of the work or conversation that it belongs to, see `nameOf` and `messageWork`. */
  work: string;
  /** Where its upload goes on after a cut. */
  uploadUrl: string | null;
  /** How often its bytes arrived changed. */
  corruptions: number;
}

/** The files of one work in the order in which they were chosen: their ids are UUIDv7. */
export async function filesOf(shelves: HandInShelves, work: string): Promise<KeptFile[]> {
  const all = await shelves.all<KeptFile>(FILES);
  return all.map(({ value }) => value).filter((kept) => kept.work === work);
}

export async function placeFile(
  shelves: HandInShelves,
  itemId: string,
  place: ItemPlace,
  fileId?: string | null,
): Promise<void> {
  await shelves.change<KeptFile>(FILES, itemId, (kept) => ({
    ...kept,
    item: { ...kept.item, place, fileId: fileId === undefined ? kept.item.fileId : fileId },
  }));
}

/** Lets a file go once more from its first byte. */
export async function sendFromStart(
  shelves: HandInShelves,
  itemId: string,
  corruptions = 0,
): Promise<void> {
  await shelves.change<KeptFile>(FILES, itemId, (kept) => ({
    ...kept,
    uploadUrl: null,
    corruptions,
    item: { ...kept.item, place: { at: 'phone' }, fileId: null },
  }));
}

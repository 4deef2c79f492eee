import { fingerprint, type Item } from '@pijar/submissions/phone';
import { shrunkPhoto } from './shrunk-photo';

/** A file as it goes out, or refused and without bytes. */
export interface Prepared {
  item: Item;
  bytes?: Blob;
}

/**
 * Makes a file ready to go out: photos small and without what the camera wrote into them.
 * @param bytes undefined when the phone has lost them
 */
export async function prepared(item: Item, bytes: Blob | undefined): Promise<Prepared> {
  if (!bytes) return { item: { ...item, place: { at: 'refused', refusal: 'file-lost' } } };
  const isDrawn = item.kind === 'photo';
  const ready = isDrawn ? await shrunkPhoto(bytes) : bytes;
  if (!ready) return { item: { ...item, place: { at: 'refused', refusal: 'image-broken' } } };
  const sha256 = await fingerprint(ready);
  const drawn = isDrawn ? { name: asJpeg(item.name), type: 'image/jpeg' } : {};
  return {
    item: { ...item, ...drawn, size: ready.size, sha256, place: { at: 'phone' } },
    bytes: ready,
  };
}

const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'foto'}.jpg`;

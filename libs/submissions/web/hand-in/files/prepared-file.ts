import { fingerprint, type Item } from '@pijar/submissions/phone';
import { shrinkPhoto } from './shrink-photo';

/** A file as it goes out: photos small and without what the camera wrote into them. Null when a photo cannot be read. */
export async function prepared(
  item: Item,
  bytes: Blob,
): Promise<{ item: Item; bytes: Blob } | null> {
  const isDrawn = item.kind === 'photo';
  const ready = isDrawn ? await shrinkPhoto(bytes) : bytes;
  if (!ready) return null;
  const sha256 = await fingerprint(ready);
  const drawn = isDrawn ? { name: asJpeg(item.name), type: 'image/jpeg' } : {};
  return {
    item: { ...item, ...drawn, size: ready.size, sha256, place: { at: 'phone' } },
    bytes: ready,
  };
}

const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'foto'}.jpg`;

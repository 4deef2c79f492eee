import { newId } from '@pijar/shared/phone';
import { maxFileBytes } from '@pijar/submissions/contracts';
import { fingerprint, type Item, type ItemRefusal } from '@pijar/submissions/phone';
import { kindOf, typeOf } from './file-kind';
import { shrinkPhoto } from './shrink-photo';

/** A file as it was chosen or recorded; refused at once when the server would not take it either. */
export function chosenItem(bytes: Blob, name: string, seconds: number | null): Item {
  const type = typeOf({ name, type: bytes.type });
  const kind = kindOf(type);
  const item: Item = {
    id: newId(),
    kind: kind ?? 'document',
    name,
    type,
    size: bytes.size,
    seconds,
    place: { at: 'preparing' },
    fileId: null,
    sha256: null,
    isHere: true,
    carriedFrom: null,
  };
  const refusal = refusalOf(item, kind !== null);
  return refusal ? { ...item, place: { at: 'refused', refusal } } : item;
}

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

function refusalOf(item: Item, isAccepted: boolean): ItemRefusal | null {
  if (item.size === 0) return 'file-empty';
  if (!isAccepted) return 'file-type-refused';
  // A photo is shrunk first: what counts is what goes out.
  return item.kind !== 'photo' && item.size > maxFileBytes ? 'file-too-large' : null;
}

const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'foto'}.jpg`;

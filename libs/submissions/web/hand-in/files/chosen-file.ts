import { newId } from '@pijar/shared/phone';
import { maxFileBytes } from '@pijar/submissions/contracts';
import type { Item, ItemRefusal } from '@pijar/submissions/phone';
import { kindOf, typeOf } from './file-kind';

/** A file as it was chosen or recorded; refused at once when the server would not take it either. */
export function chosenItem(
  bytes: Blob,
  name: string,
  seconds: number | null,
  id: string = newId(),
): Item {
  const type = typeOf({ name, type: bytes.type });
  const kind = kindOf(type);
  const item: Item = {
    id,
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

function refusalOf(item: Item, isAccepted: boolean): ItemRefusal | null {
  if (item.size === 0) return 'file-empty';
  if (!isAccepted) return 'file-type-refused';
  // A photo is shrunk first: what counts is what goes out.
  return item.kind !== 'photo' && item.size > maxFileBytes ? 'file-too-large' : null;
}

import { acceptedTypes } from '@pijar/submissions/contracts';
import type { ItemKind } from '@pijar/submissions/phone';

const KINDS: readonly ItemKind[] = ['photo', 'voice', 'document'];

/** Phones name some files badly; the ending of the name helps where the type is missing. */
const ENDINGS: Record<string, string> = {
  pdf: 'application/pdf',
  docx: acceptedTypes.document[1],
  xlsx: acceptedTypes.document[2],
  odt: acceptedTypes.document[3],
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  amr: 'audio/amr',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  aac: 'audio/aac',
  wav: 'audio/wav',
};

/** Media type without parameters (`audio/webm;codecs=opus` is `audio/webm`). */
export const plainType = (type: string): string => type.split(';')[0].trim().toLowerCase();

export function typeOf(file: { name: string; type: string }): string {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  return plainType(file.type) || ENDINGS[ending] || '';
}

/**
 * What a chosen file is to people; null when it is nothing that may be handed in. Any picture counts as a photo:
 * it is drawn anew as JPEG, whatever the camera made of it.
 */
export function kindOf(type: string): ItemKind | null {
  if (type.startsWith('image/')) return 'photo';
  return KINDS.find((kind) => (acceptedTypes[kind] as readonly string[]).includes(type)) ?? null;
}

/** For the `accept` of a file picker. */
export const documentPicker = [...acceptedTypes.document, '.pdf', '.docx', '.xlsx', '.odt'].join(
  ',',
);
export const soundPicker = [...acceptedTypes.voice, '.m4a', '.mp3', '.ogg', '.opus', '.amr'].join(
  ',',
);

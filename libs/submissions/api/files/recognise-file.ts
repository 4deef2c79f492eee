import { fileTypeFromFile } from 'file-type';
import type { FileView } from '@pijar/submissions/contracts';
import { isSoundOnly } from './sound-only';

/** What a file is by its content. */
export interface Recognised {
  kind: NonNullable<FileView['kind']>;
  /** Media type that it is served with. */
  type: string;
  /** Ours, for the stored file and the name it is downloaded under. */
  extension: string;
}

const photo = (type: string): Recognised => ({ kind: 'photo', type, extension: 'jpg' });
const voice = (type: string, extension: string): Recognised => ({ kind: 'voice', type, extension });
const document = (type: string, extension: string): Recognised => ({
  kind: 'document',
  type,
  extension,
});
const office = 'application/vnd.openxmlformats-officedocument';

/** What is taken, by the type that the content has. Everything else is refused, whatever name it carries. */
const taken: Record<string, Recognised> = {
  'image/jpeg': photo('image/jpeg'),
  'image/png': photo('image/png'),
  'image/webp': photo('image/webp'),
  'audio/ogg': voice('audio/ogg', 'ogg'),
  'audio/ogg; codecs=opus': voice('audio/ogg', 'ogg'),
  'audio/mp4': voice('audio/mp4', 'm4a'),
  'audio/x-m4a': voice('audio/mp4', 'm4a'),
  'audio/aac': voice('audio/aac', 'aac'),
  'audio/mpeg': voice('audio/mpeg', 'mp3'),
  'audio/wav': voice('audio/wav', 'wav'),
  'audio/amr': voice('audio/amr', 'amr'),
  'application/pdf': document('application/pdf', 'pdf'),
  [`${office}.wordprocessingml.document`]: document(`${office}.wordprocessingml.document`, 'docx'),
  [`${office}.spreadsheetml.sheet`]: document(`${office}.spreadsheetml.sheet`, 'xlsx'),
  'application/vnd.oasis.opendocument.text': document(
    'application/vnd.oasis.opendocument.text',
    'odt',
  ),
};

/** Containers that hold films as well as voice notes: taken when there is only sound in them. */
const soundIn: Record<string, Recognised> = {
  'video/webm': voice('audio/webm', 'webm'),
  'video/matroska': voice('audio/webm', 'webm'),
  'video/mp4': voice('audio/mp4', 'm4a'),
  'video/quicktime': voice('audio/mp4', 'm4a'),
  'video/x-m4v': voice('audio/mp4', 'm4a'),
  'video/3gpp': voice('audio/3gpp', '3gp'),
  'video/3gpp2': voice('audio/3gpp', '3gp'),
};

/** What the file at this path is by its content; null when it is nothing that is taken. */
export async function recogniseFile(file: string): Promise<Recognised | null> {
  const found = await fileTypeFromFile(file);
  if (!found) return null;
  const known = taken[found.mime];
  if (known) return known;
  const sound = soundIn[found.mime];
  return sound && (await isSoundOnly(file, found.mime)) ? sound : null;
}

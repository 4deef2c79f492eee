import { fileTypeFromFile } from 'file-type';

/** What a file of sound is by its content. */
export interface SoundKind {
  /** Media type that it is served with where it stays as it was uploaded. */
  type: string;
  /** Ours, for the stored file. */
  extension: string;
  /** What ffmpeg is told to expect, so that no file can make it read anything else. */
  demuxer: string;
  /** Whether browsers play it as it is. */
  isPlayed: boolean;
}

const kind = (type: string, extension: string, demuxer: string, isPlayed = true): SoundKind => ({
  ...{ type, extension, demuxer, isPlayed },
});
const mp4 = kind('audio/mp4', 'm4a', 'mov');
const ogg = kind('audio/ogg', 'ogg', 'ogg');
const webm = kind('audio/webm', 'webm', 'matroska');

/** Containers of films may hold sound alone: phones and browsers record so. ffmpeg takes only the sound out of them. */
const kinds: Record<string, SoundKind> = {
  'audio/mpeg': kind('audio/mpeg', 'mp3', 'mp3'),
  'audio/mp4': mp4,
  'audio/x-m4a': mp4,
  'video/mp4': mp4,
  'video/quicktime': mp4,
  'audio/ogg': ogg,
  'audio/ogg; codecs=opus': ogg,
  'video/webm': webm,
  'video/matroska': webm,
  'audio/wav': kind('audio/wav', 'wav', 'wav'),
  'audio/aac': kind('audio/aac', 'aac', 'aac'),
  'audio/amr': kind('audio/amr', 'amr', 'amr', false),
  'audio/x-flac': kind('audio/flac', 'flac', 'flac'),
  'video/3gpp': kind('audio/3gpp', '3gp', 'mov', false),
};

/** By the content of the file at this path; null when it is nothing that can be heard. */
export async function recogniseSound(file: string): Promise<SoundKind | null> {
  const found = await fileTypeFromFile(file);
  return (found && kinds[found.mime]) ?? null;
}

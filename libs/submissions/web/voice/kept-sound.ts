import type { HandInFiles } from '../hand-in/files/hand-in-files';
import { FILES, type HandInShelves } from '@pijar/submissions/phone';

/** The shelf of recordings that are not finished: a row for each second or so. */
export const SOUNDS = 'sounds';

/** One piece of a recording; its sound is the row's file. */
export interface KeptSound {
  work: string;
  /** Seconds recorded up to the end of this piece. */
  seconds: number;
  type: string;
}

/** Pieces of a recording that a reload interrupted, in order. */
export async function soundsOf(
  shelves: HandInShelves,
  work: string,
): Promise<{ id: string; value: KeptSound }[]> {
  const all = await shelves.all<KeptSound>(SOUNDS);
  return all.filter(({ value }) => value.work === work);
}

/**
 * Whether a recording was left unfinished. As a whole it lies among the files under the id of its first piece: where it does, the
 * phone went out before the pieces had left, and they leave now.
 */
export async function isRecordingLeft(shelves: HandInShelves, work: string): Promise<boolean> {
  const [first] = await soundsOf(shelves, work);
  if (!first) return false;
  if (!(await shelves.get(FILES, first.id))) return true;
  await forgetSounds(shelves, work);
  return false;
}

/** Lays a recording among the files, and takes the pieces that it was kept in off the phone. */
export async function layAmongFiles(
  { sound, seconds }: { sound: Blob; seconds: number },
  name: string,
  files: Pick<HandInFiles, 'addSound'>,
  shelves: HandInShelves,
  work: string,
): Promise<void> {
  const [first] = await soundsOf(shelves, work);
  await files.addSound(sound, seconds, name, first?.id);
  await forgetSounds(shelves, work);
}

export async function forgetSounds(shelves: HandInShelves, work: string): Promise<void> {
  const pieces = await soundsOf(shelves, work);
  await shelves.remove(
    SOUNDS,
    pieces.map(({ id }) => id),
  );
}

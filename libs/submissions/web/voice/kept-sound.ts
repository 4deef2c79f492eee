import type { HandInShelves } from '@pijar/submissions/phone';

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

export async function forgetSounds(shelves: HandInShelves, work: string): Promise<void> {
  const pieces = await soundsOf(shelves, work);
  await shelves.remove(
    SOUNDS,
    pieces.map(({ id }) => id),
  );
}

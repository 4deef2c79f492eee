import { FILES, SENDINGS, WORDS, filesOf, type HandInShelves } from '@pijar/submissions/phone';
import { forgetSounds } from '../voice/kept-sound';

/** Takes everything of one work off this phone. `work`: `membership/step`. */
export async function forgetWork(shelves: HandInShelves, work: string): Promise<void> {
  const files = await filesOf(shelves, work);
  await shelves.remove(
    FILES,
    files.map(({ item }) => item.id),
  );
  await forgetSounds(shelves, work);
  await shelves.remove(SENDINGS, [work]);
  await shelves.remove(WORDS, [work]);
}

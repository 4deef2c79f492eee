import type { AnyShelves } from '@pijar/shared/phone';
import {
  FILES,
  canGoAgain,
  filesOf,
  messageWork,
  sendFromStart,
  type KeptFile,
} from '@pijar/submissions/phone';

/** The shelf of recordings that are not finished, see submissions. */
const SOUNDS = 'sounds';

/** Whether this phone keeps photos or a voice for a message that was not sent. */
export async function isLeftHere(
  shelves: AnyShelves | null,
  membershipId: string,
  gone: ReadonlySet<string>,
): Promise<boolean> {
  if (!shelves) return false;
  const work = messageWork(membershipId);
  const files = await filesOf(shelves, work);
  if (files.some(({ item }) => !gone.has(item.id))) return true;
  const sounds = await shelves.all<{ work: string }>(SOUNDS);
  return sounds.some(({ value }) => value.work === work);
}

/**
 * The files of a message that goes once more: those that were refused from their first byte.
 * @param isWithout they stay behind, and leave this phone
 */
export async function itemsAgain(
  shelves: AnyShelves | null,
  itemIds: readonly string[],
  isWithout: boolean,
): Promise<string[]> {
  const again: string[] = [];
  for (const id of itemIds) {
    const kept = await shelves?.get<KeptFile>(FILES, id);
    const isRefused = kept === undefined || kept.item.place.at === 'refused';
    if (isRefused && (isWithout || !kept || !canGoAgain(kept.item))) {
      await forgetItems(shelves, [id]);
      continue;
    }
    if (isRefused) await sendFromStart(shelves!, id);
    again.push(id);
  }
  return again;
}

export async function forgetItems(
  shelves: AnyShelves | null,
  itemIds: readonly string[],
): Promise<void> {
  await shelves?.remove(FILES, itemIds);
}

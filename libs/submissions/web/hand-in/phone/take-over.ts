import { deleteDB, openDB } from 'idb';
import {
  FILES,
  SENDINGS,
  WORDS,
  type HandInShelves,
  type Item,
  type KeptFile,
  type KeptSending,
  type Work,
} from '@pijar/submissions/phone';
import { SOUNDS, type KeptSound } from '../../voice/kept-sound';

const WORDS_BEFORE = 'pijar.handIn.';
const DATABASE_BEFORE = 'pijar-hand-in';

interface ItemBefore {
  item: Item;
  work: string;
  blob: Blob | null;
  uploadUrl: string | null;
}

interface SoundBefore {
  work: string;
  sound: Blob;
  seconds: number;
}

/** What an older build kept of the words of one hand-in, readable by anybody. */
interface WordsBefore {
  written: { text: string; links: string[] };
  base: { text: string; links: string[]; version: number } | null;
  sending: { attempt: object; hasGoneOut: boolean } | null;
}

/**
 * Takes what an older build left readable on this phone onto the shelves of its owner, and removes it there. Only what belongs
 * to the membership that is open: on a shared phone the rest is somebody else's and waits until she comes.
 */
export async function takeOver(shelves: HandInShelves, { membershipId }: Work): Promise<void> {
  if (!shelves.accountId) return;
  await takeWords(shelves, membershipId);
  const names = await indexedDB.databases?.();
  if (names && !names.some(({ name }) => name === DATABASE_BEFORE)) return;
  await takeFiles(shelves, membershipId);
}

async function takeWords(shelves: HandInShelves, membershipId: string): Promise<void> {
  const names = Object.keys(localStorage).filter((name) =>
    name.startsWith(`${WORDS_BEFORE}${membershipId}/`),
  );
  for (const name of names) {
    const work = name.slice(WORDS_BEFORE.length);
    const before = JSON.parse(localStorage.getItem(name)!) as WordsBefore;
    const { written, base, sending } = before;
    if (!(await shelves.get(WORDS, work))) await shelves.put(WORDS, work, { written, base });
    if (sending && !(await shelves.get(SENDINGS, work))) {
      await shelves.put(SENDINGS, work, sendingFrom(sending));
    }
    localStorage.removeItem(name);
  }
}

function sendingFrom({ attempt, hasGoneOut }: NonNullable<WordsBefore['sending']>): KeptSending {
  const fixed = attempt as Extract<KeptSending['sending'], { phase: 'waiting' }>['attempt'];
  const phase = hasGoneOut ? 'unsure' : 'waiting';
  return { entryId: fixed.attemptId, sending: { phase, attempt: fixed, tries: 0 } };
}

async function takeFiles(shelves: HandInShelves, membershipId: string): Promise<void> {
  const database = await openDB(DATABASE_BEFORE);
  const stores = [...database.objectStoreNames];
  const isHers = ({ work }: { work: string }) => work.startsWith(`${membershipId}/`);
  let left = 0;
  if (stores.includes('items')) {
    const rows = (await database.getAll('items')) as ItemBefore[];
    for (const { item, work, blob, uploadUrl } of rows.filter(isHers)) {
      const kept: KeptFile = { item: restored(item), work, uploadUrl, corruptions: 0 };
      await shelves.put(FILES, item.id, kept, blob ?? undefined);
      await database.delete('items', item.id);
    }
    left += rows.filter((row) => !isHers(row)).length;
  }
  if (stores.includes('sounds')) {
    const keys = await database.getAllKeys('sounds');
    for (const key of keys) {
      const { work, sound, seconds } = (await database.get('sounds', key)) as SoundBefore;
      if (!isHers({ work })) {
        left += 1;
        continue;
      }
      const kept: KeptSound = { work, seconds, type: sound.type };
      await shelves.put(SOUNDS, `before-${String(key).padStart(8, '0')}`, kept, sound);
      await database.delete('sounds', key);
    }
  }
  // Views are fetched again; of somebody else's they say nothing that she would miss.
  if (stores.includes('views')) await database.clear('views');
  database.close();
  if (left === 0) await deleteDB(DATABASE_BEFORE);
}

const restored = (item: Item): Item =>
  item.place.at === 'sending' || item.place.at === 'checking'
    ? { ...item, place: { at: 'phone' } }
    : item;

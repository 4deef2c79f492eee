import { Injectable } from '@angular/core';
import { HandInView } from '@pijar/submissions/contracts';
import { DBSchema, IDBPDatabase, openDB } from 'idb';
import { Item } from '../files/item';

/** A file of the composer as it lies on the phone. */
export interface KeptItem {
  item: Item;
  /** `membership/step` whose work it belongs to. */
  work: string;
  /** Null for a file that only the server has. */
  blob: Blob | null;
  /** Where its upload goes on after a cut. */
  uploadUrl: string | null;
}

/** One second or so of a recording that is not finished. */
export interface KeptSound {
  work: string;
  sound: Blob;
  /** Seconds recorded up to the end of this piece. */
  seconds: number;
}

interface Shelves extends DBSchema {
  items: { key: string; value: KeptItem; indexes: { work: string } };
  sounds: { key: number; value: KeptSound; indexes: { work: string } };
  views: { key: string; value: { work: string; view: HandInView } };
}

/**
 * What a participant chose or recorded, in IndexedDB, so that a reload or an empty battery takes nothing away.
 * Every method tells by its answer whether the phone has room and allows it; none throws.
 */
@Injectable({ providedIn: 'root' })
export class PhoneStore {
  #database: Promise<IDBPDatabase<Shelves> | null> | undefined;

  /** In the order they were chosen: ids are UUIDv7. */
  items(work: string): Promise<KeptItem[]> {
    return this.#try((shelves) => shelves.getAllFromIndex('items', 'work', work), []);
  }

  /** False when the phone has no room for it: it then lives only as long as the page. */
  async keep(kept: KeptItem): Promise<boolean> {
    return this.#try(async (shelves) => {
      await shelves.put('items', kept);
      // Asks the browser not to clear this when the phone runs full; it may say no.
      void navigator.storage?.persist?.().catch(() => false);
      return true;
    }, false);
  }

  async change(itemId: string, change: Partial<Omit<KeptItem, 'work'>>): Promise<void> {
    await this.#try(async (shelves) => {
      const deed = shelves.transaction('items', 'readwrite');
      const kept = await deed.store.get(itemId);
      if (kept) await deed.store.put({ ...kept, ...change });
      await deed.done;
    }, undefined);
  }

  async forget(itemIds: readonly string[]): Promise<void> {
    await this.#try(async (shelves) => {
      const deed = shelves.transaction('items', 'readwrite');
      await Promise.all(itemIds.map((id) => deed.store.delete(id)));
      await deed.done;
    }, undefined);
  }

  async addSound(kept: KeptSound): Promise<boolean> {
    return this.#try(async (shelves) => (await shelves.add('sounds', kept)) > 0, false);
  }

  /** Pieces of a recording that a reload interrupted, in order. */
  sounds(work: string): Promise<KeptSound[]> {
    return this.#try((shelves) => shelves.getAllFromIndex('sounds', 'work', work), []);
  }

  async forgetSounds(work: string): Promise<void> {
    await this.#try(async (shelves) => {
      const deed = shelves.transaction('sounds', 'readwrite');
      const keys = await deed.store.index('work').getAllKeys(work);
      await Promise.all(keys.map((key) => deed.store.delete(key)));
      await deed.done;
    }, undefined);
  }

  /** The assignment as it was last seen, for when there is no signal. */
  async view(work: string): Promise<HandInView | null> {
    const kept = await this.#try((shelves) => shelves.get('views', work), undefined);
    return kept?.view ?? null;
  }

  async keepView(work: string, view: HandInView): Promise<void> {
    await this.#try((shelves) => shelves.put('views', { work, view }), '');
  }

  async #try<T>(deed: (shelves: IDBPDatabase<Shelves>) => Promise<T>, otherwise: T): Promise<T> {
    try {
      const shelves = await (this.#database ??= open());
      return shelves ? await deed(shelves) : otherwise;
    } catch {
      return otherwise;
    }
  }
}

/** Null where the browser keeps nothing (a private window of an old browser). */
async function open(): Promise<IDBPDatabase<Shelves> | null> {
  try {
    return await openDB<Shelves>('pijar-hand-in', 1, {
      upgrade: (shelves) => {
        shelves.createObjectStore('items', { keyPath: 'item.id' }).createIndex('work', 'work');
        shelves.createObjectStore('sounds', { autoIncrement: true }).createIndex('work', 'work');
        shelves.createObjectStore('views', { keyPath: 'work' });
      },
    });
  } catch {
    return null;
  }
}

import type { ChangeOutcome } from '../vault/shelves';
import type { AnyShelves } from './entry';

interface Kept {
  value: unknown;
  file?: Blob;
}

/** Stands in for a person's shelves where the phone keeps nothing: what lies here goes with the page. */
export class MemoryShelves implements AnyShelves {
  readonly #shelves = new Map<string, Map<string, Kept>>();

  constructor(readonly accountId: string) {}

  async put(shelf: string, id: string, value: unknown, file?: Blob): Promise<void> {
    this.#of(shelf).set(id, { value: JSON.parse(JSON.stringify(value)), file });
  }

  async get<T>(shelf: string, id: string): Promise<T | undefined> {
    return this.#of(shelf).get(id)?.value as T | undefined;
  }

  async all<T>(shelf: string): Promise<{ id: string; value: T }[]> {
    return [...this.#of(shelf)]
      .map(([id, { value }]) => ({ id, value: value as T }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async file(shelf: string, id: string, type = ''): Promise<Blob | undefined> {
    const file = this.#of(shelf).get(id)?.file;
    return file && new Blob([file], { type });
  }

  async change<T>(shelf: string, id: string, change: (value: T) => T): Promise<ChangeOutcome> {
    const kept = this.#of(shelf).get(id);
    if (!kept) return 'gone';
    kept.value = change(kept.value as T);
    return 'changed';
  }

  async remove(shelf: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#of(shelf).delete(id);
  }

  #of(shelf: string): Map<string, Kept> {
    const known = this.#shelves.get(shelf) ?? new Map<string, Kept>();
    this.#shelves.set(shelf, known);
    return known;
  }
}

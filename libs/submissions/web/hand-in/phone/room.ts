import { Injectable, inject, signal } from '@angular/core';
import { Phone } from '@pijar/shared/web';
import type { AnyShelves, ChangeOutcome } from '@pijar/shared/phone';

interface PageRow {
  value: unknown;
  file?: Blob;
}

/** `nowhere`: this browser keeps nothing, or nobody has this phone open. `full`: something did not fit. */
export type RoomState = 'kept' | 'nowhere' | 'full';

/** Bytes: with less room than this she is told before anything is lost. */
const LITTLE_ROOM = 30 * 1024 * 1024;

/**
 * Where a hand-in lies: sealed on the phone, and what does not fit there in this page, so that it can still be sent as long
 * as the page is open. A value in the page goes before one on the phone.
 */
@Injectable()
export class Room implements AnyShelves {
  readonly #phone = inject(Phone);
  readonly #state = signal<RoomState>('kept');
  readonly #isNearlyFull = signal(false);
  readonly #rows = new Map<string, PageRow>();
  #sealed: AnyShelves | null = null;

  readonly state = this.#state.asReadonly();
  /** The phone says that it has little room left. */
  readonly isNearlyFull = this.#isNearlyFull.asReadonly();

  /** Empty where nobody's things can be kept. */
  get accountId(): string {
    return this.#sealed?.accountId ?? '';
  }

  async open(): Promise<void> {
    this.#sealed = await this.#phone.shelves().catch(() => null);
    this.#state.set(this.#sealed ? 'kept' : 'nowhere');
    await this.measure();
  }

  /** Asks the phone how much room there is. */
  async measure(): Promise<void> {
    if (!this.#sealed) return;
    const { quota = Infinity, usage = 0 } = (await estimated()) ?? {};
    this.#isNearlyFull.set(quota - usage < LITTLE_ROOM);
  }

  /** Whether all of it lies on the phone itself, so that the background can send it. */
  hasKept(shelf: string, ids: readonly string[]): boolean {
    return this.#sealed !== null && !ids.some((id) => this.#rows.has(placeOf(shelf, id)));
  }

  async put(shelf: string, id: string, value: unknown, file?: Blob): Promise<void> {
    const place = placeOf(shelf, id);
    if (await this.#isSealed((sealed) => sealed.put(shelf, id, value, file))) {
      this.#rows.delete(place);
    } else {
      this.#rows.set(place, { value, file });
    }
  }

  async get<T>(shelf: string, id: string): Promise<T | undefined> {
    const row = this.#rows.get(placeOf(shelf, id));
    return row ? (row.value as T) : this.#sealed?.get<T>(shelf, id);
  }

  async all<T>(shelf: string): Promise<{ id: string; value: T }[]> {
    const sealed = (await this.#sealed?.all<T>(shelf)) ?? [];
    const rows = new Map(sealed.map(({ id, value }) => [id, value]));
    for (const [place, { value }] of this.#rows) {
      if (place.startsWith(`${shelf}\n`)) rows.set(place.slice(shelf.length + 1), value as T);
    }
    const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([id, value]) => ({ id, value }));
  }

  async file(shelf: string, id: string, type?: string): Promise<Blob | undefined> {
    const row = this.#rows.get(placeOf(shelf, id));
    return row ? row.file : this.#sealed?.file(shelf, id, type);
  }

  async change<T>(shelf: string, id: string, change: (value: T) => T): Promise<ChangeOutcome> {
    const place = placeOf(shelf, id);
    const row = this.#rows.get(place);
    if (!row) return this.#sealed ? this.#sealed.change(shelf, id, change) : 'gone';
    this.#rows.set(place, { ...row, value: change(row.value as T) });
    return 'changed';
  }

  async remove(shelf: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#rows.delete(placeOf(shelf, id));
    await this.#sealed?.remove(shelf, ids);
  }

  /** False when it does not lie on the phone: full, or taken away by the browser. */
  async #isSealed(keep: (sealed: AnyShelves) => Promise<void>): Promise<boolean> {
    if (!this.#sealed) return false;
    try {
      await keep(this.#sealed);
      return true;
    } catch {
      this.#state.set('full');
      return false;
    }
  }
}

const placeOf = (shelf: string, id: string): string => `${shelf}\n${id}`;

const estimated = (): Promise<StorageEstimate | undefined> =>
  navigator.storage?.estimate?.().catch(() => undefined) ?? Promise.resolve(undefined);

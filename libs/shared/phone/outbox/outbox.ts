import type { Problem } from '@pijar/shared/contracts';
import { waitsUntil } from './back-off';
import { Drain, type DrainEnd } from './drain';
import type { AnyShelves, Entry, EntryState, Line } from './entry';
import { EntryRows, type ReceivedNote } from './entry-rows';
import { newId } from './new-id';
import type { Channels } from './next-batch';
import { oneAtATime } from './one-at-a-time';

/** A deed as its context hands it over. */
export interface NewEntry<P = unknown> {
  kind: string;
  schema: number;
  subject: string;
  payload: P;
  isSilent?: boolean;
  /** Where its context has made one already; otherwise it gets one that sorts behind everything here. */
  id?: string;
  /** ISO 8601; now when left out. */
  deviceAt?: string;
}

export interface DrainOptions {
  /** She presses “Kirim sekarang”, or the signal is back: no back-off is waited for. */
  isUrged?: boolean;
}

export interface OutboxOptions {
  now?: () => number;
  /** 0 to 1. */
  chance?: () => number;
}

/**
 * What a person has done on this phone and the server does not have yet. Everything lies on her shelf before it leaves the
 * phone, and stays there until the server has answered for it. Writes throw `PhoneFullError` when there is no room.
 */
export class Outbox {
  readonly #rows: EntryRows;
  readonly #now: () => number;
  readonly #chance: () => number;

  constructor(
    readonly shelves: AnyShelves,
    { now = Date.now, chance = Math.random }: OutboxOptions = {},
  ) {
    this.#rows = new EntryRows(shelves);
    this.#now = now;
    this.#chance = chance;
  }

  /** In the order in which they were done. */
  entries(): Promise<Entry[]> {
    return this.#rows.all();
  }

  /** What the server has taken in lately, newest first; silent deeds are not among them. */
  receivedLately(): Promise<ReceivedNote[]> {
    return this.#rows.notes();
  }

  /** Keeps a deed. The same id again is the same deed: what lies there stays. */
  async add<P>({ id, deviceAt, isSilent, ...deed }: NewEntry<P>): Promise<Entry<P>> {
    const known = await this.entries();
    const same = known.find((each) => each.id === id);
    if (same) return same as Entry<P>;
    const now = this.#now();
    const entry: Entry<P> = {
      ...deed,
      id: id ?? newId(now, known.at(-1)?.id),
      accountId: this.shelves.accountId,
      deviceAt: deviceAt ?? new Date(now).toISOString(),
      isSilent: isSilent ?? false,
      ...untried,
    };
    await this.#rows.put(entry);
    this.#rows.news.tell();
    return entry;
  }

  /**
   * Sends what can go, one drain at a time on the whole phone, and goes on until nothing is left that may be tried now, the
   * server is out of reach, or another person is signed in. Never rejects because of what the server says.
   */
  drain(channels: Channels, line: Line, { isUrged = false }: DrainOptions = {}): Promise<DrainEnd> {
    return oneAtATime(`pijar-outbox/${this.shelves.accountId}`, () => {
      const drain = new Drain(this.#rows, channels, line, this.#now, this.#chance);
      return drain.run(isUrged ? Infinity : this.#now());
    });
  }

  /** Milliseconds when the next one may be tried again; null when nothing waits for a moment. */
  async nextTry(): Promise<number | null> {
    const moments = (await this.entries())
      .filter(({ state, notBefore }) => state.at === 'waiting' && notBefore > 0)
      .map(({ notBefore }) => waitsUntil(notBefore, this.#now()));
    return moments.length > 0 ? Math.min(...moments) : null;
  }

  /** Its context has taken the receipt over. */
  settle(id: string): Promise<void> {
    return this.#removeWhen(id, 'received');
  }

  /** Its owner lets a rejected deed go. */
  dismiss(id: string): Promise<void> {
    return this.#removeWhen(id, 'rejected');
  }

  /** A rejected deed goes again, mended, or under another id where the server does not want the old one. */
  async putBack(
    id: string,
    mended: Partial<Pick<Entry, 'id' | 'payload' | 'schema'>> = {},
  ): Promise<void> {
    const old = await this.#rows.get(id);
    if (old?.state.at !== 'rejected') return;
    const next: Entry = { ...old, ...mended, ...untried };
    await this.#rows.put(next);
    if (next.id !== id) await this.#rows.remove([id]);
    this.#rows.news.tell();
  }

  /**
   * Takes a deed out that never left the phone. Null when it is too late for that. `isSure`: its context knows that it did not
   * and will not, however often it was tried: files that go before it went, or did not.
   */
  async takeBack(id: string, isSure = false): Promise<Entry | null> {
    let taken: Entry | null = null;
    await this.#rows.change(id, (entry) => {
      const isUntried = entry.state.at === 'waiting' && entry.tries === 0;
      taken = isUntried || isSure ? entry : null;
      // A drain that looks now finds it answered for, before it is removed.
      return taken ? { ...entry, state: { at: 'rejected', problem: takenBack } } : entry;
    });
    if (!taken) return null;
    await this.#rows.remove([id]);
    this.#rows.news.tell();
    return taken;
  }

  /**
   * Here, in other tabs and in the service worker.
   * @returns ends the listening
   */
  onChange(listener: () => void): () => void {
    return this.#rows.news.hear(listener);
  }

  close(): void {
    this.#rows.news.close();
  }

  async #removeWhen(id: string, at: EntryState['at']): Promise<void> {
    const entry = await this.#rows.get(id);
    if (entry?.state.at !== at) return;
    await this.#rows.remove([id]);
    this.#rows.news.tell();
  }
}

const untried: Pick<Entry, 'state' | 'tries' | 'notBefore'> = {
  state: { at: 'waiting' },
  tries: 0,
  notBefore: 0,
};
const takenBack: Problem = { type: '/problems/taken-back', title: 'Taken back', status: 0 };

import {
  MemoryShelves,
  Outbox,
  isUnsent,
  lineOf,
  type Entry,
  type NewEntry,
} from '@pijar/shared/phone';
import type { ReceivedNote, AnyShelves, Channels, DrainEnd } from '@pijar/shared/phone';
import { askForSync } from './background-sync';

/** What the engine asks of the page that it runs in. */
export interface EngineHost {
  /** Null when nothing can be kept for her now. */
  shelves(): Promise<AnyShelves | null>;
  channels(): Promise<Channels>;
  hasSignal(): boolean;
  answered(): void;
  failed(): void;
  show(state: OutboxState): void;
}

export interface OutboxState {
  /** In the order in which they were done. */
  entries: readonly Entry[];
  /** How many of them she would call unsent; what was refused as well: its owner has to do something about it. */
  unsent: number;
  received: readonly ReceivedNote[];
  /** How the last go ended; null before the first. */
  lastEnd: DrainEnd | null;
  isDraining: boolean;
  /** They are gone when the page is closed: this phone keeps nothing. */
  isOnlyInMemory: boolean;
}

export const emptyOutbox: OutboxState = {
  ...{
    entries: [],
    unsent: 0,
    received: [],
    lastEnd: null,
    isDraining: false,
    isOnlyInMemory: false,
  },
};

/** Where nobody says when to come back. */
const ASK_AGAIN_MS = 60_000;

/** One person's outbox in an open page: when it is sent, and what is shown of it. */
export class OutboxEngine {
  #outbox: Promise<Outbox> | undefined;
  #isInMemory = false;
  #isOpening = false;
  /** Of several readings under way only the last is shown. */
  #readings = 0;
  #isClosed = false;
  #draining: Promise<void> | null = null;
  /** Asked for while one was under way. */
  #again: { isUrged: boolean } | null = null;
  #lastEnd: DrainEnd | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = new AbortController();

  constructor(
    readonly accountId: string,
    private readonly host: EngineHost,
  ) {}

  async add(deed: NewEntry): Promise<Entry> {
    const entry = await (await this.outbox()).add(deed);
    void this.drain();
    return entry;
  }

  /** Hers, opened now; what was done before it could be kept moves onto her shelves as soon as there are some. */
  outbox(): Promise<Outbox> {
    // Opened once at a time: a second opening would close the first under whoever has just got it.
    if (!this.#outbox || (this.#isInMemory && !this.#isOpening)) {
      this.#isOpening = true;
      this.#outbox = this.#open(this.#outbox).finally(() => (this.#isOpening = false));
    }
    return this.#outbox;
  }

  /** Resolves when everything that can be sent now is sent, or could not be. Never rejects. */
  drain(isUrged = false): Promise<void> {
    if (this.#draining) {
      this.#again = { isUrged: isUrged || (this.#again?.isUrged ?? false) };
    } else {
      this.#draining = this.#drainAll(isUrged)
        .catch(() => undefined)
        .then(() => {
          this.#draining = null;
          return this.refresh();
        })
        .catch(() => undefined);
    }
    return this.#draining;
  }

  async refresh(): Promise<void> {
    const reading = ++this.#readings;
    const outbox = await this.outbox();
    const [entries, received] = await Promise.all([outbox.entries(), outbox.receivedLately()]);
    if (this.#isClosed || reading !== this.#readings) return;
    this.host.show({
      ...{ entries, unsent: entries.filter(isUnsent).length, received, lastEnd: this.#lastEnd },
      isDraining: this.#draining !== null,
      isOnlyInMemory: this.#isInMemory,
    });
  }

  /** Somebody else uses the phone now. What is under way is cut off; it goes again when she is back. */
  close(): void {
    this.#isClosed = true;
    this.#stop.abort();
    clearTimeout(this.#timer);
    void this.#outbox?.then((outbox) => outbox.close());
  }

  async #drainAll(isUrged: boolean): Promise<void> {
    let next: { isUrged: boolean } | null = { isUrged };
    while (next && !this.#isClosed) {
      this.#again = null;
      await this.#drainOnce(next.isUrged);
      next = this.#again;
    }
  }

  async #drainOnce(isUrged: boolean): Promise<void> {
    const outbox = await this.outbox();
    clearTimeout(this.#timer);
    const open = (await outbox.entries()).filter(({ state }) => isOpen(state.at));
    if (open.length === 0) return;
    if (!this.host.hasSignal()) {
      void askForSync();
      return;
    }
    const line = lineOf(outbox.shelves, { stop: this.#stop.signal, fetch: this.#fetch });
    this.#lastEnd = await outbox.drain(await this.host.channels(), line, { isUrged });
    await this.#comeBack(outbox);
  }

  /** Says when the next go is, where something is left for it. */
  async #comeBack(outbox: Outbox): Promise<void> {
    const left = (await outbox.entries()).some(({ state }) => isOpen(state.at));
    if (!left || this.#isClosed) return;
    void askForSync();
    const at = (await outbox.nextTry()) ?? Date.now() + ASK_AGAIN_MS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.drain(), Math.max(500, at - Date.now()));
  }

  async #open(before: Promise<Outbox> | undefined): Promise<Outbox> {
    const known = await before;
    const shelves = await this.host.shelves().catch(() => null);
    const isHers = shelves?.accountId === this.accountId;
    if (!isHers && known) return known;
    const outbox = new Outbox(isHers ? shelves : new MemoryShelves(this.accountId));
    try {
      for (const entry of (await known?.entries()) ?? []) await outbox.add(entry);
    } catch {
      // No room on the phone: what the page has stays where it is.
      outbox.close();
      return known!;
    }
    this.#isInMemory = !isHers;
    if (this.#isClosed) outbox.close();
    outbox.onChange(() => void this.refresh());
    known?.close();
    return outbox;
  }

  /** Lets the connection line know how requests fare. */
  readonly #fetch: typeof fetch = async (...request) => {
    try {
      const answer = await fetch(...request);
      if ([502, 503, 504].includes(answer.status)) this.host.failed();
      else this.host.answered();
      return answer;
    } catch (error) {
      if (!this.#stop.signal.aborted) this.host.failed();
      throw error;
    }
  };
}

const isOpen = (at: Entry['state']['at']) => at === 'waiting' || at === 'sending';

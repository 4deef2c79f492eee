import { QueueMoved, QueueStreamEnd, beatSeconds, queueEvents } from '@pijar/submissions/contracts';

/** What moved; null: anything may have. */
export type Moved = readonly string[] | null;

/** How the page gets its news: as they happen, by asking now and then, or not at all while nobody looks. */
export type LineState = 'off' | 'live' | 'asking';

export const ASK_MS = 20_000;
const SILENT_MS = beatSeconds * 3_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** As much of an EventSource as the line needs. */
export interface NewsSource {
  addEventListener(name: string, hear: (event: { data?: unknown }) => void): void;
  close(): void;
}

export interface QueueLineEnds {
  /** @throws where the browser knows no streams */
  open(): NewsSource;
  hear(moved: Moved): void;
  changed(state: LineState): void;
  isOnline(): boolean;
  /** From 0 to 1. */
  chance(): number;
}

/**
 * Keeps a stream of the queue's news open while somebody looks. Where it is refused, breaks or falls silent, the line says every
 * 20 seconds that anything may have moved, and tries to open the stream again, less and less often.
 */
export class QueueLine {
  #source: NewsSource | undefined;
  #isOn = false;
  #failures = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ends: QueueLineEnds) {}

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#failures = 0;
    this.#open();
  }

  stop(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#close();
    clearTimeout(this.#retry);
    this.#stopAsking();
    this.ends.changed('off');
  }

  /** There is signal again: no need to wait for the next try. */
  hurry(): void {
    if (!this.#isOn || this.#source) return;
    this.#failures = 0;
    this.ends.hear(null);
    this.#open();
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#close();
    let source: NewsSource;
    try {
      source = this.#source = this.ends.open();
    } catch {
      this.#ask();
      return;
    }
    const on = (name: string, hear: (data: unknown) => void) =>
      source.addEventListener(name, ({ data }) => {
        // What a closed one still says is not meant for anybody.
        if (source !== this.#source) return;
        this.#listenForSilence();
        hear(data);
      });
    this.#listenForSilence();
    on(queueEvents.ready, () => this.#ready());
    on(queueEvents.moved, (data) => this.ends.hear(parsed<QueueMoved>(data).submissionIds));
    on(queueEvents.missed, () => this.ends.hear(null));
    on(queueEvents.beat, () => undefined);
    on(queueEvents.end, (data) => this.#ended(parsed<QueueStreamEnd>(data).reason));
    on('error', () => this.#fail());
  }

  #ready(): void {
    this.#failures = 0;
    this.#stopAsking();
    this.ends.changed('live');
    // What moved before this moment was told to nobody here.
    this.ends.hear(null);
  }

  #ended(reason: QueueStreamEnd['reason']): void {
    this.#close();
    if (reason === 'closing' || reason === 'access') {
      // Not all at once: the next server has others to serve as well.
      this.#tryLater(FIRST_RETRY_MS * (0.5 + this.ends.chance() * 2));
      if (reason === 'closing') return;
    }
    // Asking finds out that she is signed out; six pages that are open at once are served by asking.
    this.#ask();
    this.ends.hear(null);
  }

  #fail(): void {
    this.#close();
    this.#ask();
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
    this.#tryLater(pause * (0.75 + this.ends.chance() / 4));
  }

  #tryLater(milliseconds: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), milliseconds);
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fail(), SILENT_MS);
  }

  #ask(): void {
    if (this.#asking !== undefined) return;
    this.ends.changed('asking');
    const askLater = () => {
      this.#asking = setTimeout(
        () => {
          if (this.ends.isOnline()) this.ends.hear(null);
          askLater();
        },
        ASK_MS * (0.9 + this.ends.chance() / 10),
      );
    };
    askLater();
  }

  #stopAsking(): void {
    clearTimeout(this.#asking);
    this.#asking = undefined;
  }

  #close(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }
}

const parsed = <T>(data: unknown): T => JSON.parse(String(data)) as T;

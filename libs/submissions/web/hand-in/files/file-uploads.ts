import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { backOff } from '@pijar/shared/phone';
import { Connection } from '@pijar/shared/web';
import { sendFromStart, type Brought, type Item } from '@pijar/submissions/phone';
import { Room } from '../phone/room';
import { HandInFiles } from './hand-in-files';

/**
 * While she is still writing, sends what lies on the phone, one file at a time so that a thin line carries one to its end. A
 * cut only delays; what has not gone when she presses Kirim goes with the attempt.
 */
@Injectable()
export class FileUploads {
  readonly #files = inject(HandInFiles);
  readonly #room = inject(Room);
  readonly #connection = inject(Connection);
  readonly #cuts = new Map<string, { tries: number; notBefore: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: { itemId: string; stop: AbortController } | undefined;
  #isOpen = false;

  /** Ids of what could go now; a change of it starts the next upload. */
  readonly #waiting = computed(() =>
    this.#connection.isOnline()
      ? this.#files
          .items()
          .filter(({ place }) => place.at === 'phone')
          .map(({ id }) => id)
          .join()
      : '',
  );

  constructor() {
    effect(() => {
      if (this.#waiting()) untracked(() => void this.#next());
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  start(): void {
    this.#isOpen = true;
    void this.#next();
  }

  /** From here on the outbox sends. */
  stop(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#current?.stop.abort();
  }

  /** Takes a file out, in the middle of its way if need be. */
  async remove(item: Item): Promise<void> {
    if (this.#current?.itemId === item.id) this.#current.stop.abort();
    await this.#files.remove(item);
  }

  /** Sends a refused file once more, from its first byte. */
  async sendAgain(item: Item): Promise<void> {
    await sendFromStart(this.#room, item.id);
    await this.#files.refresh();
  }

  async #next(): Promise<void> {
    if (!this.#isOpen || this.#current || !this.#connection.isOnline()) return;
    const waiting = this.#files.items().filter(({ place }) => place.at === 'phone');
    const now = Date.now();
    const item = waiting.find(({ id }) => (this.#cuts.get(id)?.notBefore ?? 0) <= now);
    if (!item) {
      this.#wakeFor(waiting, now);
      return;
    }
    const stop = new AbortController();
    this.#current = { itemId: item.id, stop };
    const brought = await this.#bring(item, stop.signal);
    this.#current = undefined;
    if (stop.signal.aborted) return;
    if (brought === 'received' || brought === 'refused') this.#cuts.delete(item.id);
    else this.#cut(item, brought);
    await this.#files.refresh();
    void this.#next();
  }

  async #bring(item: Item, stop: AbortSignal): Promise<Brought> {
    const going = await import('../sending/going-out').catch(() => null);
    return going ? going.bringFile(item.id, going.lineOf(this.#room, { stop })) : 'later';
  }

  #wakeFor(waiting: readonly Item[], now: number): void {
    clearTimeout(this.#timer);
    const moments = waiting.map(({ id }) => this.#cuts.get(id)?.notBefore ?? now);
    if (moments.length === 0) return;
    this.#timer = setTimeout(() => void this.#next(), Math.max(0, Math.min(...moments) - now));
  }

  /** Not now: later, and later each time. */
  #cut({ id }: Item, brought: Brought): void {
    const tries = (this.#cuts.get(id)?.tries ?? 0) + 1;
    const pause = brought === 'later' ? backOff(tries) : 60_000;
    this.#cuts.set(id, { tries, notBefore: Date.now() + pause });
  }
}

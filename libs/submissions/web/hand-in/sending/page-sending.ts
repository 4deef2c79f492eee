import { DestroyRef, Injectable, inject } from '@angular/core';
import { backOff } from '@pijar/shared/phone';
import { Connection } from '@pijar/shared/web';
import type { AttemptEntry } from '@pijar/submissions/phone';
import { Room } from '../phone/room';

/** Hands in from this page what the phone could not keep: as long as the page is open, and she was told so. */
@Injectable()
export class PageSending {
  readonly #room = inject(Room);
  readonly #connection = inject(Connection);
  #stop = new AbortController();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Resolves when the server has answered for good, or it was stopped. Never rejects. */
  async send(entry: AttemptEntry): Promise<void> {
    this.stop();
    const stop = (this.#stop = new AbortController()).signal;
    for (let tries = 1; !stop.aborted; tries++) {
      const going = await import('./going-out').catch(() => null);
      if (going && this.#connection.isOnline()) {
        const line = going.lineOf(this.#room, { stop });
        const { is } = await going.handInAttempt(entry, line);
        if (is === 'received' || is === 'rejected') return;
      }
      await new Promise((resolve) => setTimeout(resolve, backOff(tries)));
    }
  }

  stop(): void {
    this.#stop.abort();
  }
}

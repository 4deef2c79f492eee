import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { countUnread } from '@pijar/notifications/contracts';
import { ApiClient, Connection } from '@pijar/shared/web';

const pauseMs = 60_000;

/** How many messages wait, asked gently: once a minute, only while somebody looks and there is a line. */
@Injectable({ providedIn: 'root' })
export class UnreadMessages {
  readonly #api = inject(ApiClient);
  readonly #connection = inject(Connection);
  readonly #document = inject(DOCUMENT);
  readonly #count = signal(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watchers = 0;

  /** 100 means “99 and more”. */
  readonly count = this.#count.asReadonly();

  /** Begins asking; returns how to stop. A shell may have more than one bell: they share one rhythm. */
  watch(): () => void {
    if (++this.#watchers === 1) {
      this.#document.addEventListener('visibilitychange', this.#look);
      this.#look();
    }
    return () => {
      if (--this.#watchers > 0) return;
      clearTimeout(this.#timer);
      this.#document.removeEventListener('visibilitychange', this.#look);
    };
  }

  /** Asks now. Without an answer the number that was known stays. */
  refresh(): void {
    if (!this.#connection.isOnline()) return;
    this.#api.call(countUnread).subscribe({
      next: ({ count }) => this.#count.set(count),
      error: () => undefined,
    });
  }

  /** One was read, before the server has said so. */
  lessOne(): void {
    this.#count.update((count) => Math.max(0, count - 1));
  }

  none(): void {
    this.#count.set(0);
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (this.#document.visibilityState !== 'visible') return;
    this.refresh();
    this.#timer = setTimeout(this.#look, pauseMs);
  };
}

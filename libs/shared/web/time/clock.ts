import { DestroyRef, Injectable, Signal, inject, signal } from '@angular/core';

const TICK_MS = 30_000;
/** A phone that is this far off is wrong, not slow. */
const TOLERANCE_MS = 90_000;

/** The server's time as far as it is known: cheap phones often have the wrong date. */
@Injectable({ providedIn: 'root' })
export class Clock {
  #lead = 0;
  readonly #now = signal(Date.now());
  /** Milliseconds since 1970, renewed every half minute. */
  readonly now: Signal<number> = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => this.#tick(), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Learns from the `Date` header of an answer that has just come. */
  hear(date: string | null): void {
    const server = date ? Date.parse(date) : NaN;
    if (Number.isNaN(server)) return;
    const lead = Date.now() - server;
    this.#lead = Math.abs(lead) > TOLERANCE_MS ? lead : 0;
    this.#tick();
  }

  #tick(): void {
    this.#now.set(Date.now() - this.#lead);
  }
}

import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/** `offline`: the phone has no signal. `unreachable`: it has, but the server does not answer. */
export type ConnectionState = 'online' | 'offline' | 'unreachable';

const FIRST_PROBE_MS = 5_000;
const LONGEST_PROBE_MS = 30_000;

interface Kept {
  count: number;
  onlyOnPage: number;
}

const sum = (kept: Readonly<Record<string, Kept>>, ofEach: (each: Kept) => number): number =>
  Object.values(kept).reduce((total, each) => total + ofEach(each), 0);

/** Whether the server can be reached, from the phone's own word and from how requests fare. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly #window = inject(DOCUMENT).defaultView!;
  readonly #hasSignal = signal(this.#window.navigator.onLine);
  readonly #isSilent = signal(false);
  #probe: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PROBE_MS;

  readonly state = computed<ConnectionState>(() => {
    if (!this.#hasSignal()) return 'offline';
    return this.#isSilent() ? 'unreachable' : 'online';
  });
  readonly isOnline = computed(() => this.state() === 'online');
  readonly #kept = signal<Readonly<Record<string, Kept>>>({});
  /** How many things on the phone the server does not have yet. */
  readonly unsent = computed(() => sum(this.#kept(), ({ count }) => count));
  /** How many of them are gone when this page is: the phone could not keep them. */
  readonly onlyOnPage = computed(() => sum(this.#kept(), ({ onlyOnPage }) => onlyOnPage));

  constructor() {
    const onSignal = () => {
      this.#hasSignal.set(true);
      this.#pause = FIRST_PROBE_MS;
      if (this.#isSilent()) void this.#ask();
    };
    const onLoss = () => this.#hasSignal.set(false);
    this.#window.addEventListener('online', onSignal);
    this.#window.addEventListener('offline', onLoss);
    inject(DestroyRef).onDestroy(() => {
      this.#window.removeEventListener('online', onSignal);
      this.#window.removeEventListener('offline', onLoss);
      clearTimeout(this.#probe);
    });
  }

  /** Whoever keeps things on the phone says under its own name how many are not sent yet. */
  keep(name: string, count: number, onlyOnPage = 0): void {
    const before = this.#kept()[name];
    if ((before?.count ?? 0) === count && (before?.onlyOnPage ?? 0) === onlyOnPage) return;
    this.#kept.update((kept) => ({ ...kept, [name]: { count, onlyOnPage } }));
  }

  /** A request was answered, well or badly: there is a server. */
  answered(): void {
    this.#isSilent.set(false);
    this.#pause = FIRST_PROBE_MS;
    this.#rest();
  }

  /** A request got no answer. Asks again by itself, less and less often; more failures meanwhile do not put that off. */
  failed(): void {
    this.#isSilent.set(true);
    if (this.#probe === undefined) this.#askLater();
  }

  #askLater(): void {
    this.#probe = setTimeout(() => void this.#ask(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PROBE_MS);
  }

  #rest(): void {
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }

  async #ask(): Promise<void> {
    this.#rest();
    // A dead line says nothing for minutes.
    const signal = AbortSignal.timeout(LONGEST_PROBE_MS);
    const asked = this.#window.fetch('/healthz', { cache: 'no-store', signal });
    const answer = await asked.catch(() => null);
    if (answer?.ok) this.answered();
    else this.failed();
  }
}

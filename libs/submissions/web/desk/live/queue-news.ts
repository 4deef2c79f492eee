import { DOCUMENT, DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Connection } from '@pijar/shared/web';
import { hearQueue } from '@pijar/submissions/contracts';
import { LineState, Moved, NewsSource, QueueLine } from './queue-line';

/** Changes come in bursts: what follows within this time is asked for together. */
const GATHER_MS = 300;
/** Between two times of asking, however much moves. */
const REST_MS = 3_000;

type Listener = (moved: ReadonlySet<string> | null) => void;

/** Tells the pages of the desk when to ask again, while somebody looks at them. */
@Injectable()
export class QueueNews {
  readonly #document = inject(DOCUMENT);
  readonly #connection = inject(Connection);
  readonly #state = signal<LineState>('off');
  readonly #listeners = new Set<Listener>();
  readonly #line = new QueueLine({
    open: () => this.#open(),
    hear: (moved) => this.#gather(moved),
    changed: (state) => this.#state.set(state),
    isOnline: () => this.#connection.isOnline(),
    chance: Math.random,
  });
  /** Undefined: nothing moved; null: anything may have. */
  #moved: Set<string> | null | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #toldAt = -Infinity;

  readonly state = this.#state.asReadonly();

  constructor() {
    const onSeen = () => this.#look(true);
    this.#document.addEventListener('visibilitychange', onSeen);
    this.#look(false);
    effect(() => {
      if (this.#connection.isOnline()) untracked(() => this.#line.hurry());
    });
    inject(DestroyRef).onDestroy(() => {
      this.#document.removeEventListener('visibilitychange', onSeen);
      clearTimeout(this.#telling);
      this.#line.stop();
    });
  }

  /**
   * Hears what moved until the caller is gone; null: anything may have. At most once in three seconds.
   * Call it where things are injected.
   */
  listen(hear: Listener): void {
    this.#listeners.add(hear);
    inject(DestroyRef).onDestroy(() => this.#listeners.delete(hear));
  }

  /** Nothing is asked or heard for a page that nobody sees; whoever comes back to it finds it as things are. */
  #look(isBack: boolean): void {
    if (this.#document.visibilityState !== 'visible') {
      this.#line.stop();
      return;
    }
    this.#line.start();
    if (isBack) this.#gather(null);
  }

  #open(): NewsSource {
    const Source = this.#document.defaultView!.EventSource;
    return new Source(`${hearQueue.path}?ngsw-bypass=true`);
  }

  #gather(moved: Moved): void {
    if (moved === null || this.#moved === null) this.#moved = null;
    else this.#moved = new Set([...(this.#moved ?? []), ...moved]);
    const pause = Math.max(GATHER_MS, this.#toldAt + REST_MS - Date.now());
    this.#telling ??= setTimeout(() => this.#tell(), pause);
  }

  #tell(): void {
    const moved = this.#moved ?? null;
    this.#moved = undefined;
    this.#telling = undefined;
    if (this.#document.visibilityState !== 'visible') return;
    this.#toldAt = Date.now();
    for (const hear of [...this.#listeners]) hear(moved);
  }
}

import { computed, inject, linkedSignal, signal } from '@angular/core';
import { ApiClient, resourceOf } from '@pijar/shared/web';
import { ReviewQueueView, showReviewQueue } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { QueueFilter } from './queue-filter';
import { QueueState } from './queue-filters';
import { Shown, isBehind, meetAtOnce, meetCalmly, shownOf, withMore } from './shown-rows';

const PAGE = 25;
/** The API gives no more rows at once. */
const MOST = 100;

/** The rows of the queue under a filter: read, read on, and kept as things are while she looks. Make it where things are injected. */
export class QueueList {
  readonly #api = inject(ApiClient);
  readonly #first = resourceOf(showReviewQueue, () => ({ query: this.#query() }));
  /** What was there stays while other filters are read. */
  readonly #shown = linkedSignal<ReviewQueueView | undefined, Shown | undefined>({
    source: () => (this.#first.hasValue() ? this.#first.value() : undefined),
    computation: (view, before) => (view ? shownOf(view) : before?.value),
  });
  readonly #isLoading = signal(false);
  #isAsking = false;
  #isAskedAgain = false;

  readonly isLoading = this.#isLoading.asReadonly();
  readonly error = this.#first.error;
  readonly view = computed(() => this.#shown()?.view);
  readonly rows = computed(() => this.#shown()?.rows ?? []);
  readonly hasMore = computed(() => Boolean(this.#shown()?.cursor));
  /** How many rows are not shown because they would move the others. */
  readonly news = computed(() => this.#shown()?.news ?? 0);
  readonly isBehind = computed(() => {
    const shown = this.#shown();
    return shown !== undefined && isBehind(shown);
  });

  constructor(
    private readonly filter: () => QueueFilter,
    private readonly state: () => QueueState,
  ) {}

  /** From the beginning, as a page that is opened. */
  reload(): void {
    this.#first.reload();
  }

  /** Asks how things are now. While `isTouched`, nothing on the list moves. What fails is asked for next time. */
  async refresh(isTouched: () => boolean): Promise<void> {
    if (this.error()) this.reload();
    if (!this.#shown() || this.#first.isLoading()) return;
    if (this.#isAsking) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isAsking = true;
    const first = this.#first.value();
    try {
      const pages = Math.ceil(this.rows().length / PAGE) || 1;
      const fresh = await this.#ask({ limit: Math.min(MOST, pages * PAGE) });
      // Another list has been read meanwhile.
      if (this.#first.value() !== first || this.#first.isLoading()) return;
      const meet = isTouched() ? meetCalmly : meetAtOnce;
      this.#shown.update((shown) => shown && meet(shown, fresh));
    } catch {
      // The page shows what it knew; the line asks again by itself.
    } finally {
      this.#isAsking = false;
    }
    if (!this.#isAskedAgain) return;
    this.#isAskedAgain = false;
    await this.refresh(isTouched);
  }

  /** Puts everything in its place. */
  settle(): void {
    this.#shown.update((shown) => shown && meetAtOnce(shown, shown.view));
  }

  /** @throws ProblemError */
  async loadMore(): Promise<void> {
    const cursor = this.#shown()?.cursor;
    if (!cursor || this.#isLoading()) return;
    this.#isLoading.set(true);
    try {
      const page = await this.#ask({ limit: PAGE, cursor });
      this.#shown.update((shown) => shown && withMore(shown, page));
    } finally {
      this.#isLoading.set(false);
    }
  }

  #ask(more: { limit: number; cursor?: string }): Promise<ReviewQueueView> {
    const query = { ...this.#query(), ...more };
    return firstValueFrom(this.#api.call(showReviewQueue, { query }));
  }

  #query() {
    return { ...this.filter(), state: this.state(), limit: PAGE };
  }
}

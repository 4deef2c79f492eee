import { Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { ApiClient, ProblemText, Toasts, resourceOf } from '@pijar/shared/web';
import type { InputOf, Page, Route, RouteInput } from '@pijar/shared/contracts';
import { firstValueFrom } from 'rxjs';

type Query = { cursor?: string; limit: number };

/**
 * A list of the API that is read page after page into one table. It begins anew when the query changes. Make it where things
 * are injected.
 */
export class GrowingList<T, Q extends Query> {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly first;
  readonly #more;
  readonly isGrowing = signal(false);

  /** What was read so far. */
  readonly items: Signal<readonly T[]>;
  readonly hasMore: Signal<boolean>;

  constructor(
    private readonly route: Route<{ query: Q }, Page<T>>,
    private readonly query: () => Q,
  ) {
    this.first = resourceOf<Route<RouteInput, Page<T>>>(
      route,
      () => ({ query: query() }) as InputOf<Route<RouteInput, Page<T>>>,
    );
    const page = computed(() => (this.first.hasValue() ? this.first.value() : undefined));
    this.#more = linkedSignal<Page<T> | undefined, { items: readonly T[]; next: string | null }>({
      source: page,
      computation: (now) => ({ items: now?.items ?? [], next: now?.next ?? null }),
    });
    this.items = computed(() => this.#more().items);
    this.hasMore = computed(() => this.#more().next !== null);
  }

  async grow(): Promise<void> {
    const { items, next } = this.#more();
    if (!next || this.isGrowing()) return;
    this.isGrowing.set(true);
    try {
      const query = { ...this.query(), cursor: next };
      const page = await firstValueFrom(this.#api.call(this.route, { query }));
      // Another query may have begun meanwhile.
      if (this.#more().next === next) {
        this.#more.set({ items: [...items, ...page.items], next: page.next });
      }
    } catch (error) {
      this.#toasts.show(this.#text.of(error), { tone: 'bad' });
    } finally {
      this.isGrowing.set(false);
    }
  }

  reload(): void {
    this.first.reload();
  }
}

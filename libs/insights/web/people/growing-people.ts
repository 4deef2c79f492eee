import { computed, inject, linkedSignal, signal } from '@angular/core';
import {
  listCohortPeople,
  type PeopleFilter,
  type PeoplePage,
  type PersonRow,
} from '@pijar/insights/contracts';
import { ApiClient, ProblemText, Toasts, resourceOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/**
 * The people of a cohort, page after page in one list. The last page that came stays on the screen while the next filter is asked.
 * Make it where things are injected.
 */
export class GrowingPeople {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly isGrowing = signal(false);
  readonly first = resourceOf(listCohortPeople, () => {
    const cohortId = this.cohortId();
    return cohortId ? { params: { cohortId }, query: this.filter() } : undefined;
  });
  readonly #firstPage = linkedSignal<PeoplePage | undefined, PeoplePage | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  readonly #more = linkedSignal<PeoplePage | undefined, readonly PersonRow[]>({
    source: this.#firstPage,
    computation: () => [],
  });
  readonly #next = linkedSignal(() => this.#firstPage()?.next ?? null);
  /** Undefined until the first page is there. */
  readonly rows = computed(() => {
    const page = this.#firstPage();
    return page && [...page.items, ...this.#more()];
  });
  /** How many there are, also of those not read yet. */
  readonly total = computed(() => this.#firstPage()?.total);
  readonly hasMore = computed(() => this.#next() !== null);

  constructor(
    private readonly cohortId: () => string | undefined,
    private readonly filter: () => Partial<PeopleFilter>,
  ) {}

  async grow(): Promise<void> {
    const [cohortId, cursor] = [this.cohortId(), this.#next()];
    if (!cohortId || !cursor || this.isGrowing()) return;
    this.isGrowing.set(true);
    try {
      const query = { ...this.filter(), cursor };
      const asked = this.#api.call(listCohortPeople, { params: { cohortId }, query });
      const page = await firstValueFrom(asked);
      // Another filter may have begun meanwhile.
      if (this.#next() !== cursor) return;
      this.#more.update((rows) => [...rows, ...page.items]);
      this.#next.set(page.next);
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

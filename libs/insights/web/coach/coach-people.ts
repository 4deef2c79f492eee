import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRow, listCohortFunnels, listCohortPeople } from '@pijar/insights/contracts';
import {
  ApiClient,
  Avatar,
  EmptyState,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { StuckPills } from '../standing/stuck-pills';

/** /pendamping/peserta: the people of a coach's cohorts with their next step; from here work is entered for one of them. */
@Component({
  selector: 'pijar-coach-people',
  imports: [
    RouterLink,
    TranslocoDirective,
    Avatar,
    EmptyState,
    ErrorState,
    Field,
    FieldInput,
    Icon,
    Pill,
    Skeleton,
    StuckPills,
  ],
  templateUrl: './coach-people.html',
  styleUrl: './coach-people.css',
})
export class CoachPeople {
  /** From the query: which cohort; the newest when left out. */
  readonly cohort = input<string>();
  readonly search = input<string>();

  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly cohorts = resourceOf(listCohortFunnels, () => ({
    query: { state: 'running' as const },
  }));
  protected readonly choices = computed(() =>
    this.cohorts.hasValue() ? this.cohorts.value().items : [],
  );
  protected readonly cohortId = computed(() => this.cohort() ?? this.choices()[0]?.id);
  readonly #query = computed(() => ({ ...(this.search() && { search: this.search() }) }));
  protected readonly first = resourceOf(listCohortPeople, () => {
    const cohortId = this.cohortId();
    return cohortId ? { params: { cohortId }, query: this.#query() } : undefined;
  });
  /** The last page that came stays on the screen while the next search is asked. */
  readonly #firstPage = linkedSignal({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (page, before?: { value: unknown }) =>
      page ?? (before?.value as typeof page | undefined),
  });
  readonly #more = linkedSignal<unknown, PersonRow[]>({
    source: this.#firstPage,
    computation: () => [],
  });
  protected readonly next = linkedSignal(() => this.#firstPage()?.next ?? null);
  protected readonly rows = computed(() => {
    const page = this.#firstPage();
    return page && [...page.items, ...this.#more()];
  });
  protected readonly isLoadingMore = signal(false);

  protected narrow(part: { cohort?: string; search?: string }): void {
    const queryParams = Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, value || null]),
    );
    void this.#router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: 'search' in part,
    });
  }

  protected loadMore(): void {
    const cohortId = this.cohortId();
    const cursor = this.next();
    if (!cohortId || !cursor) return;
    this.isLoadingMore.set(true);
    const query = { ...this.#query(), cursor };
    this.#api.call(listCohortPeople, { params: { cohortId }, query }).subscribe({
      next: (page) => {
        this.#more.update((rows) => [...rows, ...page.items]);
        this.next.set(page.next);
        this.isLoadingMore.set(false);
      },
      error: (error) => {
        this.isLoadingMore.set(false);
        this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
      },
    });
  }
}

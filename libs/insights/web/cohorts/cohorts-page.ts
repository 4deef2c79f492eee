import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { regionOf } from '@pijar/cohorts/contracts';
import { CohortFunnelRow, listCohortFunnels } from '@pijar/insights/contracts';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  PersonDatePipe,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { FunnelSpark } from './funnel-spark';

/** /petugas: the officer's cohorts, each with its funnel and what needs her. */
@Component({
  selector: 'pijar-cohorts-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    EmptyState,
    ErrorState,
    Icon,
    PersonDatePipe,
    Pill,
    Skeleton,
    FunnelSpark,
  ],
  templateUrl: './cohorts-page.html',
  styleUrl: './cohorts-page.css',
})
export class CohortsPage {
  /** From the query: which cohorts; running ones when left out. */
  readonly status = input<string>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly state = computed<'running' | 'closed'>(() =>
    this.status() === 'closed' ? 'closed' : 'running',
  );
  protected readonly first = resourceOf(listCohortFunnels, () => ({
    query: { state: this.state() },
  }));
  readonly #firstPage = computed(() => (this.first.hasValue() ? this.first.value() : undefined));
  readonly #more = linkedSignal<unknown, CohortFunnelRow[]>({
    source: this.#firstPage,
    computation: () => [],
  });
  protected readonly next = linkedSignal(() => this.#firstPage()?.next ?? null);
  protected readonly rows = computed(() => [...(this.#firstPage()?.items ?? []), ...this.#more()]);
  protected readonly isLoadingMore = signal(false);

  protected placeOf(row: CohortFunnelRow): string {
    return [row.place, regionOf(row.regionCode)?.name].filter(Boolean).join(', ');
  }

  protected loadMore(): void {
    const cursor = this.next();
    if (!cursor) return;
    this.isLoadingMore.set(true);
    this.#api.call(listCohortFunnels, { query: { state: this.state(), cursor } }).subscribe({
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

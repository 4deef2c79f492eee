import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import {
  PersonRow,
  exportCohortPeople,
  listCohortPeople,
  showCohortSummary,
} from '@pijar/insights/contracts';
import { urlOf } from '@pijar/shared/contracts';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { FilterInUrl, filterOf, isNarrowed } from './people-filter';
import { PeopleFilters } from './people-filters';
import { PeopleTable } from './people-table';

/** The people tab: who is in the cohort, where each stands, and what can be done. The filter is in the address. */
@Component({
  selector: 'pijar-people-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    EmptyState,
    ErrorState,
    Icon,
    Skeleton,
    PeopleFilters,
    PeopleTable,
  ],
  templateUrl: './people-page.html',
  styleUrl: './people-page.css',
})
export class PeoplePage {
  readonly search = input<string>();
  readonly state = input<string>();
  readonly stage = input<string>();
  readonly stageState = input<string>();
  readonly waitingFor = input<string>();
  readonly stuck = input<string>();
  readonly sex = input<string>();
  readonly kind = input<string>();
  readonly community = input<string>();
  readonly sort = input<string>();
  readonly direction = input<string>();

  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly open = inject(OpenCohort);
  protected readonly cohortId = computed(() => this.open.id() ?? '');

  protected readonly filter = computed(() =>
    filterOf({
      search: this.search(),
      state: this.state(),
      stage: this.stage(),
      stageState: this.stageState(),
      waitingFor: this.waitingFor(),
      stuck: this.stuck(),
      sex: this.sex(),
      kind: this.kind(),
      community: this.community(),
      sort: this.sort(),
      direction: this.direction(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly first = resourceOf(listCohortPeople, () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId }, query: this.filter() } : undefined;
  });
  /** For the choices of the filters: stages and communities with their people. */
  readonly #summary = resourceOf(showCohortSummary, () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  protected readonly communities = computed(() =>
    this.#summary.hasValue() ? this.#summary.value().communities.map(({ key }) => key) : [],
  );
  /** The last page that came stays on the screen while the next filter is asked. */
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
  protected readonly rows = computed(() => [...(this.#firstPage()?.items ?? []), ...this.#more()]);
  protected readonly total = computed(() => this.#firstPage()?.total);
  /** Nobody was ever added: the only way is the one to the paste. */
  protected readonly isEmpty = computed(() => this.total() === 0 && !this.isNarrowed());
  protected readonly isLoadingMore = signal(false);
  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  /** Of those selected, who can get a code. */
  protected readonly selectedIds = computed(() =>
    this.rows()
      .filter((row) => this.selected().has(row.membershipId))
      .map((row) => row.membershipId),
  );
  protected readonly csvUrl = computed(() =>
    urlOf(exportCohortPeople, { cohortId: this.cohortId() }, this.filter()),
  );

  /** Writes parts of the filter into the address; an empty value takes the part out. */
  protected narrow(part: FilterInUrl): void {
    const queryParams = Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, value || null]),
    );
    void this.#router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      // Typing a name makes no history; choosing does.
      replaceUrl: 'search' in part,
    });
  }

  protected showAll(): void {
    void this.#router.navigate([], { queryParams: {} });
  }

  protected reload(): void {
    this.selected.set(new Set());
    this.first.reload();
    this.#summary.reload();
  }

  protected loadMore(): void {
    const cursor = this.next();
    if (!cursor) return;
    this.isLoadingMore.set(true);
    this.#api
      .call(listCohortPeople, {
        params: { cohortId: this.cohortId() },
        query: { ...this.filter(), cursor },
      })
      .subscribe({
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

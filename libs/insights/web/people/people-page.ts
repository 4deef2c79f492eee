import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import { exportCohortPeople, showCohortSummary } from '@pijar/insights/contracts';
import { urlOf } from '@pijar/shared/contracts';
import { EmptyState, ErrorState, Icon, Skeleton, resourceOf } from '@pijar/shared/web';
import { GrowingPeople } from './growing-people';
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

  readonly #router = inject(Router);
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
  protected readonly people = new GrowingPeople(() => this.open.id(), this.filter);
  /** For the choices of the filters: stages and communities with their people. */
  readonly #summary = resourceOf(showCohortSummary, () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  protected readonly communities = computed(() =>
    this.#summary.hasValue() ? this.#summary.value().communities.map(({ key }) => key) : [],
  );
  protected readonly rows = computed(() => this.people.rows() ?? []);
  protected readonly total = this.people.total;
  /** Nobody was ever added: the only way is the one to the paste. */
  protected readonly isEmpty = computed(() => this.total() === 0 && !this.isNarrowed());
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
    this.people.reload();
    this.#summary.reload();
  }
}

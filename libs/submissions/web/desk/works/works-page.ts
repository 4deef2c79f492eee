import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { WorkRow, WorksPage as Page, listCohortWorks } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { WorkRows } from './work-rows';
import { WorksFilter, filterOf, workStates } from './works-filter';

/** /petugas/angkatan/:cohortId/karya: what the participants made, newest first. The filter is in the address. */
@Component({
  selector: 'pijar-works-page',
  imports: [TranslocoDirective, EmptyState, ErrorState, Skeleton, WorkRows],
  templateUrl: './works-page.html',
  styleUrl: './works-page.css',
})
export class WorksPage {
  readonly step = input<string>();
  readonly state = input<string>();

  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #problemText = inject(ProblemText);
  readonly #open = inject(OpenCohort);
  protected readonly states = workStates;

  protected readonly filter = computed(() => filterOf(this.step(), this.state()));
  protected readonly isNarrowed = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly first = resourceOf(listCohortWorks, () => this.#input());
  /** The last page that came stays on the screen while the next filter is asked. */
  protected readonly page = linkedSignal<Page | undefined, Page | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  readonly #more = linkedSignal<Page | undefined, WorkRow[]>({
    source: this.page,
    computation: () => [],
  });
  protected readonly next = linkedSignal(() => this.page()?.next ?? null);
  protected readonly rows = computed(() => [...(this.page()?.items ?? []), ...this.#more()]);
  protected readonly isLoadingMore = signal(false);

  /** An empty value takes that part of the filter out. */
  protected narrow(part: Partial<Record<keyof WorksFilter, string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, value || null]),
    );
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected showAll(): void {
    void this.#router.navigate([], { queryParams: {} });
  }

  protected async loadMore(): Promise<void> {
    const [asked, cursor] = [this.#input(), this.next()];
    if (!asked || !cursor || this.isLoadingMore()) return;
    this.isLoadingMore.set(true);
    try {
      const query = { ...asked.query, cursor };
      const page = await firstValueFrom(this.#api.call(listCohortWorks, { ...asked, query }));
      this.#more.update((rows) => [...rows, ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
    } finally {
      this.isLoadingMore.set(false);
    }
  }

  #input() {
    const cohortId = this.#open.id();
    return cohortId ? { params: { cohortId }, query: this.filter() } : undefined;
  }
}

import {
  Component,
  DOCUMENT,
  DestroyRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  WorkingDaysPipe,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { QueueRow, ReviewQueueView, showReviewQueue } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { NextWork } from '../next-work';
import { Shortcuts } from '../shortcuts';
import { HeldWork } from './held-work';
import { filterOf } from './queue-filter';
import { FilterChange, QueueFilters, QueueState } from './queue-filters';
import { QueueRows } from './queue-rows';
import { ReassignDialog } from './reassign-dialog';

const PAGE = 25;

/** /pendamping: how much waits and how long, the next piece of work, what I hold, and everything that waits. */
@Component({
  selector: 'pijar-review-queue',
  imports: [
    TranslocoDirective,
    WorkingDaysPipe,
    EmptyState,
    ErrorState,
    Icon,
    Skeleton,
    HeldWork,
    QueueFilters,
    QueueRows,
    ReassignDialog,
  ],
  templateUrl: './review-queue.html',
  styleUrl: './review-queue.css',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class ReviewQueue {
  /** Filters from the address. */
  readonly stage = input<string>();
  readonly cohortId = input<string>();
  readonly step = input<string>();
  readonly state = input<QueueState>();

  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #next = inject(NextWork);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  private readonly rowList = viewChild(QueueRows);
  private readonly filters = viewChild(QueueFilters);
  protected readonly shortcuts = inject(Shortcuts);

  protected readonly filter = computed(() =>
    filterOf({ stage: this.stage(), cohortId: this.cohortId(), step: this.step() }),
  );
  protected readonly shownState = computed<QueueState>(() => this.state() ?? 'waiting');
  protected readonly isFiltered = computed(
    () => Object.keys(this.filter()).length > 0 || this.shownState() !== 'waiting',
  );
  readonly #query = computed(() => ({ ...this.filter(), state: this.shownState(), limit: PAGE }));
  protected readonly first = resourceOf(showReviewQueue, () => ({ query: this.#query() }));
  /** What was there stays while other filters are read. */
  protected readonly view = linkedSignal<ReviewQueueView | undefined, ReviewQueueView | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (view, before) => view ?? before?.value,
  });
  readonly #more = linkedSignal<ReviewQueueView | undefined, QueueRow[]>({
    source: this.view,
    computation: () => [],
  });
  protected readonly cursor = linkedSignal(() => this.view()?.next ?? null);
  protected readonly rows = computed(() => [...(this.view()?.items ?? []), ...this.#more()]);
  protected readonly isTaking = signal(false);
  protected readonly isLoading = signal(false);
  /** What an officer is giving to somebody. */
  protected readonly moving = signal<QueueRow | null>(null);

  constructor() {
    const document = inject(DOCUMENT);
    const onSeen = () => document.visibilityState === 'visible' && this.reload();
    document.addEventListener('visibilitychange', onSeen);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', onSeen);
    });
  }

  protected reload(): void {
    this.first.reload();
    this.filters()?.reload();
  }

  protected wasGiven(name: string): void {
    this.moving.set(null);
    this.#toasts.show(this.#words.say('submissionsDesk.reassign.done', { name }));
    this.reload();
  }

  protected async takeNext(): Promise<void> {
    if (this.isTaking()) return;
    this.isTaking.set(true);
    try {
      const submissionId = await this.#next.take(this.filter());
      if (submissionId) {
        await this.#router.navigate(['/pendamping/kiriman', submissionId], {
          queryParams: this.filter(),
        });
      } else {
        this.#toasts.show(this.#words.say('submissionsDesk.queue.nothing'), { tone: 'plain' });
        this.reload();
      }
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isTaking.set(false);
    }
  }

  protected async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor || this.isLoading()) return;
    this.isLoading.set(true);
    try {
      const query = { ...this.#query(), cursor };
      const page = await firstValueFrom(this.#api.call(showReviewQueue, { query }));
      this.#more.update((rows) => [...rows, ...page.items]);
      this.cursor.set(page.next);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isLoading.set(false);
    }
  }

  protected change(change: FilterChange): void {
    void this.#router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.#router.navigate([], { queryParams: {} });
  }

  protected onKey(event: KeyboardEvent): void {
    const key = this.shortcuts.keyOf(event);
    if (key === 'n') void this.takeNext();
    else if (key === 'j' || key === 'ArrowDown') this.rowList()?.walk(1);
    else if (key === 'k' || key === 'ArrowUp') this.rowList()?.walk(-1);
    else return;
    event.preventDefault();
  }
}

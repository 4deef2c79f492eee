import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  EmptyState,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  WorkingDaysPipe,
  Words,
  problemOf,
} from '@pijar/shared/web';
import { QueueRow } from '@pijar/submissions/contracts';
import { GradingNotice } from '../../grading/learning/grading-notice';
import { QueueNews } from '../live/queue-news';
import { NextWork } from '../next-work';
import { Shortcuts } from '../shortcuts';
import { HeldWork } from './held-work';
import { filterOf } from './queue-filter';
import { FilterChange, QueueFilters, QueueState } from './queue-filters';
import { QueueList } from './queue-list';
import { QueuePulse } from './queue-pulse';
import { QueueRows } from './queue-rows';
import { ReassignDialog } from './reassign-dialog';

/** Above this a phone has its header. */
const UNDER_HEADER_PX = 80;
const LETS_GO_MS = 400;

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
    GradingNotice,
    HeldWork,
    QueuePulse,
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

  readonly #router = inject(Router);
  readonly #next = inject(NextWork);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  private readonly rowList = viewChild(QueueRows);
  private readonly filters = viewChild(QueueFilters);
  private readonly listed = viewChild<ElementRef<HTMLElement>>('listed');
  private readonly pulse = viewChild('pulse', { read: ElementRef<HTMLElement> });
  #letting: ReturnType<typeof setTimeout> | undefined;
  protected readonly shortcuts = inject(Shortcuts);

  protected readonly filter = computed(() =>
    filterOf({ stage: this.stage(), cohortId: this.cohortId(), step: this.step() }),
  );
  protected readonly shownState = computed<QueueState>(() => this.state() ?? 'waiting');
  protected readonly isFiltered = computed(
    () => Object.keys(this.filter()).length > 0 || this.shownState() !== 'waiting',
  );
  protected readonly list = new QueueList(this.filter, this.shownState);
  protected readonly isTaking = signal(false);
  /** What an officer is giving to somebody. */
  protected readonly moving = signal<QueueRow | null>(null);

  constructor() {
    inject(QueueNews).listen(() => {
      void this.list.refresh(() => this.#isTouched());
      this.filters()?.reload();
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#letting));
  }

  protected reload(): void {
    this.list.reload();
    this.filters()?.reload();
  }

  /** She asked to see the list as it is. */
  protected settle(): void {
    this.list.settle();
    const list = this.listed()?.nativeElement;
    list?.focus({ preventScroll: true });
    if (this.#isScrolledInto()) list?.scrollIntoView({ block: 'start' });
  }

  /** Her pointer or her focus has left it: what moves now moves under nobody's finger. */
  protected letGo(): void {
    clearTimeout(this.#letting);
    // She may be on her way to the button that shows what is new.
    this.#letting = setTimeout(() => {
      if (this.list.isBehind() && !this.#isTouched()) this.list.settle();
    }, LETS_GO_MS);
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
      if (problemOf(error).kind === 'learn-to-grade-first') {
        await this.#router.navigate(['/pendamping/belajar-menilai']);
      }
    } finally {
      this.isTaking.set(false);
    }
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.list.loadMore();
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
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

  /** She points at the list, works in it with the keyboard, or has scrolled into it. */
  #isTouched(): boolean {
    const list = this.listed()?.nativeElement;
    if (!list) return false;
    const hers = [list, this.pulse()?.nativeElement];
    const isInHand = hers.some(
      (each) => each?.matches(':hover') || each?.querySelector(':focus-visible'),
    );
    return isInHand || this.#isScrolledInto();
  }

  #isScrolledInto(): boolean {
    const list = this.listed()?.nativeElement;
    return list !== undefined && list.getBoundingClientRect().top < UNDER_HEADER_PX;
  }
}

import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import {
  listPairs,
  proposePairs,
  type CohortPairs,
  type PairProposal,
  type PairRow,
} from '@pijar/mentoring/contracts';
import {
  ApiClient,
  Avatar,
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
import { firstValueFrom } from 'rxjs';
import { CoachDialog } from './coach-dialog';
import { RhythmForm } from '../check-ins/desk/rhythm-form';
import { HistoryDialog } from './history-dialog';
import { SpreadDialog } from './spread-dialog';

/** The coaching tab: what each coach carries, who accompanies whom, and an even spread for those who have nobody. */
@Component({
  selector: 'pijar-pairs-page',
  imports: [
    TranslocoDirective,
    Avatar,
    CoachDialog,
    EmptyState,
    ErrorState,
    HistoryDialog,
    Icon,
    PersonDatePipe,
    Pill,
    RhythmForm,
    Skeleton,
    SpreadDialog,
  ],
  templateUrl: './pairs-page.html',
  styleUrl: './pairs-page.css',
})
export class PairsPage {
  protected readonly open = inject(OpenCohort);
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly asked = resourceOf(listPairs, () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  protected readonly pairs = linkedSignal<CohortPairs | undefined, CohortPairs | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly without = computed(
    () => this.pairs()?.people.filter(({ pair }) => !pair).length ?? 0,
  );
  protected readonly isAnybodyThere = computed(
    () => this.pairs()?.coaches.some(({ isAway }) => !isAway) ?? false,
  );
  protected readonly choosing = signal<PairRow | null>(null);
  protected readonly lookingBack = signal<PairRow | null>(null);
  protected readonly proposal = signal<PairProposal | null>(null);
  protected readonly isBusy = signal(false);

  protected async propose(): Promise<void> {
    this.isBusy.set(true);
    try {
      const params = { cohortId: this.open.id()! };
      this.proposal.set(await firstValueFrom(this.#api.call(proposePairs, { params })));
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }

  protected spread(pairs: CohortPairs): void {
    this.proposal.set(null);
    this.pairs.set(pairs);
  }

  /** Loads changed with it, so everything is read again. */
  protected done(): void {
    this.choosing.set(null);
    this.proposal.set(null);
    this.asked.reload();
  }
}

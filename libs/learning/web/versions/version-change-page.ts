import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import {
  changeVersion,
  showVersionChange,
  type VersionChangeView,
} from '@pijar/learning/contracts';
import {
  ApiClient,
  Card,
  Confirmation,
  ErrorState,
  Icon,
  PersonDatePipe,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import { StageChange } from './stage-change';

/** /petugas/angkatan/:cohortId/versi/:versionId: what a version changes for a cohort, and the move to it. */
@Component({
  selector: 'pijar-version-change-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Card,
    ErrorState,
    Icon,
    PersonDatePipe,
    Skeleton,
    StageChange,
  ],
  templateUrl: './version-change-page.html',
  styleUrl: './version-change-page.css',
})
export class VersionChangePage {
  readonly cohortId = input.required<string>();
  readonly versionId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #open = inject(OpenCohort);
  readonly #problemText = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly cohort = this.#open.cohort;
  protected readonly change = resourceOf(showVersionChange, () => ({
    params: { cohortId: this.cohortId() },
    query: { to: this.versionId() },
  }));
  protected readonly isBusy = signal(false);
  /** Something else would change than was read; the page shows it anew. */
  protected readonly hasMoved = signal(false);
  protected readonly completing = computed(() =>
    this.change.hasValue() ? this.change.value().stages.filter((each) => each.completing > 0) : [],
  );

  constructor() {
    effect(() => this.#open.open(this.cohortId()));
  }

  protected async move(): Promise<void> {
    if (!this.change.hasValue() || this.isBusy()) return;
    const { to, picture } = this.change.value();
    const { isConfirmed, reason } = await this.#confirmation.ask({
      heading: this.#words.say('versions.confirm.title', { number: to.number }),
      text: this.#words.say('versions.confirm.text', { name: this.cohort()?.name ?? '' }),
      confirm: this.#words.say('versions.confirm.button'),
      reason: this.#words.say('versions.confirm.reason'),
    });
    if (!isConfirmed) return;
    this.isBusy.set(true);
    const body = { requestId: crypto.randomUUID(), to: to.versionId, picture, reason };
    this.#api.call(changeVersion, { params: { cohortId: this.cohortId() }, body }).subscribe({
      next: () => {
        this.#toasts.show(this.#words.say('versions.done', { number: to.number }));
        this.#open.view.reload();
        void this.#router.navigate(['/petugas/angkatan', this.cohortId(), 'pengaturan']);
      },
      error: (error) => this.#refused(error),
    });
  }

  #refused(error: unknown): void {
    this.isBusy.set(false);
    const { key, problem } = problemOf(error);
    if (key.endsWith('picture-changed')) {
      this.change.set(problem.current as VersionChangeView);
      this.hasMoved.set(true);
      scrollTo({ top: 0 });
      return;
    }
    const text = this.#problemText.ofField(error, 'reason') ?? this.#problemText.of(error);
    this.#toasts.show(text, { tone: 'bad' });
    this.change.reload();
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  PersonSettings,
  ProblemText,
  SHELL_PERSON,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import {
  GradingTrySummary,
  beginGradingTry,
  showGradingLearning,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../../new-id';
import { Agreement, kappaIn } from '../parts/agreement';

/** /pendamping/belajar-menilai: the samples, how she scored them, and what is asked of her. */
@Component({
  selector: 'pijar-grading-learning-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Agreement,
    Card,
    EmptyState,
    ErrorState,
    Icon,
    Skeleton,
  ],
  templateUrl: './learning-page.html',
  styleUrl: './learning-page.css',
})
export class LearningPage {
  readonly #api = inject(ApiClient);
  readonly #person = inject(SHELL_PERSON);
  readonly #problems = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #settings = inject(PersonSettings);
  readonly #toasts = inject(Toasts);
  /** The same until there was an answer, so that a double tap begins one try. */
  readonly #ids = new Map<string, string>();

  protected readonly read = resourceOf(showGradingLearning, () => ({}));
  protected readonly isBusy = signal(false);
  /** Whoever is asked for second readings. */
  protected readonly isReader = computed(() =>
    (this.#person()?.roles ?? []).some((role) => role === 'facilitator' || role === 'officer'),
  );

  protected said(kappa: number): string {
    return kappaIn(this.#settings.language(), kappa);
  }

  protected isOpen(tries: readonly GradingTrySummary[]): boolean {
    return tries.length > 0 && tries[tries.length - 1].finishedAt === null;
  }

  protected verbOf(tries: readonly GradingTrySummary[]): 'begin' | 'goOn' | 'again' {
    if (tries.length === 0) return 'begin';
    return this.isOpen(tries) ? 'goOn' : 'again';
  }

  protected async begin(programme: string, step: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const key = `${programme} ${step}`;
    const tryId = this.#ids.get(key) ?? newId();
    this.#ids.set(key, tryId);
    try {
      const body = { programme, step };
      const begun = await firstValueFrom(
        this.#api.call(beginGradingTry, { params: { tryId }, body }),
      );
      this.#ids.delete(key);
      await this.#router.navigate(['/pendamping/belajar-menilai', begun.id]);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}

import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, SHELL_PERSON, resourceOf } from '@pijar/shared/web';
import { listSecondReadings, showGradingLearning } from '@pijar/submissions/contracts';

/** Above the queue: that she has to learn to grade before she takes work, and that second readings wait. Silent otherwise. */
@Component({
  selector: 'pijar-grading-notice',
  imports: [RouterLink, TranslocoDirective, Card],
  template: `
    <ng-container *transloco="let t; prefix: 'submissionsGrading'">
      @if (isNew()) {
        <pijar-card face="quiet">
          <div>
            <p>
              <strong>{{ t('learn.first') }}</strong> {{ t('learn.firstText') }}
            </p>
            <a class="pijar-button pijar-button--primary" routerLink="/pendamping/belajar-menilai">
              {{ t('learn.begin') }}<span class="pijar-unseen">: {{ t('learn.title') }}</span>
            </a>
          </div>
        </pijar-card>
      } @else if (waiting() > 0) {
        <p class="second">
          {{ t('second.waiting', { count: waiting() }) }}.
          <a routerLink="/pendamping/bacaan-kedua">
            {{ t('second.open') }}<span class="pijar-unseen">: {{ t('second.title') }}</span>
          </a>
        </p>
      }
    </ng-container>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
    }
    p {
      flex: 1 1 16rem;
      margin: 0;
    }
    strong {
      display: block;
    }
    .second a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      font-weight: 650;
    }
  `,
})
export class GradingNotice {
  readonly #person = inject(SHELL_PERSON);
  readonly #isCoach = computed(() => this.#person()?.roles.includes('facilitator') ?? false);
  readonly #learning = resourceOf(showGradingLearning, () => (this.#isCoach() ? {} : undefined));
  readonly #second = resourceOf(listSecondReadings, () => (this.#isCoach() ? {} : undefined));

  protected readonly isNew = computed(
    () =>
      this.#learning.hasValue() &&
      this.#learning.value().programmes.some(({ wanted }) => wanted !== null),
  );
  protected readonly waiting = computed(() =>
    this.#second.hasValue() ? this.#second.value().items.length : 0,
  );
}

import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { makePairs, type CohortPairs, type PairProposal } from '@pijar/mentoring/contracts';
import { newId } from '@pijar/shared/phone';
import { ApiClient, Dialog, ProblemText, Toasts, Words, problemOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** What “Bagi rata” would do, to look at before it is done. */
@Component({
  selector: 'pijar-spread-dialog',
  imports: [TranslocoDirective, Dialog],
  template: `
    <pijar-dialog
      *transloco="let t"
      [isOpen]="true"
      [heading]="t('mentoringPairs.spread')"
      (closed)="closed.emit()"
    >
      <p class="pijar-soft">{{ t('mentoringPairs.spreadText') }}</p>
      <p class="loads">
        @for (coach of proposal().loads; track coach.personId) {
          <span>
            <b>{{ coach.fullName }}</b> {{ coach.before }} → {{ coach.after }}
          </span>
        }
      </p>
      <ul class="pijar-list">
        @for (item of proposal().items; track item.membershipId) {
          <li>
            <b>{{ item.fullName }}</b> <span>{{ item.coachName }}</span>
          </li>
        }
      </ul>
      <div class="pijar-actions">
        <button
          type="button"
          class="pijar-button pijar-button--primary"
          [disabled]="isBusy() || !proposal().items.length"
          (click)="save()"
        >
          {{ t('mentoringPairs.spreadConfirm', { count: proposal().items.length }) }}
        </button>
        <button type="button" class="pijar-button" (click)="closed.emit()">
          {{ t('mentoringPairs.cancel') }}
        </button>
      </div>
    </pijar-dialog>
  `,
  styles: `
    .loads {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      padding: var(--space-3);
      border-radius: var(--radius-m);
      background: var(--sunk);
      font-variant-numeric: tabular-nums;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--space-4);
      padding-block: var(--space-2);
      border-bottom: 1px solid var(--line);
    }
  `,
})
export class SpreadDialog {
  readonly cohortId = input.required<string>();
  readonly proposal = input.required<PairProposal>();
  readonly closed = output<void>();
  readonly saved = output<CohortPairs>();
  /** Somebody paired meanwhile, or went away: what was proposed does not stand any more. */
  readonly outdated = output<void>();
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly isBusy = signal(false);
  /** Made with the proposal, so that a second try is the same deed. */
  readonly #items = linkedSignal(() =>
    this.proposal().items.map(({ membershipId, coachId }) => ({
      ...{ id: newId(), membershipId, coachId },
    })),
  );

  protected async save(): Promise<void> {
    this.isBusy.set(true);
    const items = this.#items();
    try {
      const params = { cohortId: this.cohortId() };
      const pairs = await firstValueFrom(this.#api.call(makePairs, { params, body: { items } }));
      const count = items.length;
      this.#toasts.show(this.#words.say('mentoringPairs.spreadDone', { count }));
      this.saved.emit(pairs);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
      if ([409, 422].includes(problemOf(error).problem.status)) this.outdated.emit();
    } finally {
      this.isBusy.set(false);
    }
  }
}

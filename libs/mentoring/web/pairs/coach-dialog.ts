import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changePair, type CoachLoad, type PairRow } from '@pijar/mentoring/contracts';
import { problemKind } from '@pijar/shared/contracts';
import { newId } from '@pijar/shared/phone';
import {
  ApiClient,
  Dialog,
  Field,
  FieldInput,
  ProblemText,
  Toasts,
  Words,
  problemOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** Gives somebody a coach, or another one with the reason. */
@Component({
  selector: 'pijar-coach-dialog',
  imports: [TranslocoDirective, Dialog, Field, FieldInput],
  template: `
    <pijar-dialog
      *transloco="let t"
      [isOpen]="true"
      [heading]="
        t(row().pair ? 'mentoringPairs.changeOf' : 'mentoringPairs.chooseFor', {
          name: row().fullName,
        })
      "
      (closed)="closed.emit()"
    >
      <form class="pijar-stack" (submit)="save(); $event.preventDefault()">
        @if (row().pair; as pair) {
          <p class="pijar-soft">{{ t('mentoringPairs.now', { name: pair.coachName }) }}</p>
        }
        <pijar-field [label]="t('mentoringPairs.coach')" [error]="coachFault()">
          <select pijarInput [value]="coachId()" (change)="coachId.set($any($event.target).value)">
            <option value="">{{ t('mentoringPairs.pick') }}</option>
            @for (coach of others(); track coach.personId) {
              <option [value]="coach.personId" [disabled]="coach.isAway">
                {{ coach.fullName }} · {{ t('mentoringPairs.load', { count: coach.load }) }}
                {{ coach.isAway ? '· ' + t('mentoringPairs.isAway') : '' }}
              </option>
            }
          </select>
        </pijar-field>
        @if (row().pair) {
          <pijar-field
            [label]="t('mentoringPairs.reason')"
            [hint]="t('mentoringPairs.reasonHint')"
            [error]="reasonFault()"
          >
            <input
              pijarInput
              maxlength="300"
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            />
          </pijar-field>
        }
        <button
          class="pijar-button pijar-button--primary"
          [disabled]="isBusy() || !coachId() || (row().pair && !reason().trim())"
        >
          {{ t('mentoringPairs.save') }}
        </button>
      </form>
    </pijar-dialog>
  `,
})
export class CoachDialog {
  readonly row = input.required<PairRow>();
  readonly coaches = input.required<readonly CoachLoad[]>();
  readonly closed = output<void>();
  /** Saved, or found to be decided by somebody else. */
  readonly saved = output<void>();
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #id = newId();
  protected readonly others = computed(() =>
    this.coaches().filter(({ personId }) => personId !== this.row().pair?.coachId),
  );
  protected readonly coachId = signal('');
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  readonly #error = signal<unknown>(null);
  protected readonly coachFault = computed(() => this.#problems.ofField(this.#error(), 'coachId'));
  protected readonly reasonFault = computed(() => this.#problems.ofField(this.#error(), 'reason'));

  protected async save(): Promise<void> {
    this.isBusy.set(true);
    this.#error.set(null);
    const { membershipId, pair } = this.row();
    const was = pair?.pairId ?? null;
    const body = {
      ...{ id: this.#id, coachId: this.coachId(), was },
      reason: pair ? this.reason().trim() : null,
    };
    try {
      const { pair: now } = await firstValueFrom(
        this.#api.call(changePair, { params: { membershipId }, body }),
      );
      const said = { name: this.row().fullName, coach: now?.coachName };
      this.#toasts.show(this.#words.say('mentoringPairs.saved', said));
      this.saved.emit();
    } catch (error) {
      this.#error.set(error);
      const { problem } = problemOf(error);
      if (problem.status !== 422) this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
      if (problemKind(problem) === 'pair-changed') this.saved.emit();
    } finally {
      this.isBusy.set(false);
    }
  }
}

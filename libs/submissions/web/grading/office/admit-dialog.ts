import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Dialog,
  Field,
  FieldInput,
  ProblemText,
  Toasts,
  Words,
} from '@pijar/shared/web';
import { GradingCoach, GradingOffice, admitByHand } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

/** An officer lets a coach grade without the agreement, and says why. */
@Component({
  selector: 'pijar-admit-dialog',
  imports: [Dialog, Field, FieldInput, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'submissionsGrading'">
      <pijar-dialog
        [isOpen]="true"
        [heading]="t('office.admitFor', { name: person().name })"
        (closed)="closed.emit()"
      >
        <form (submit)="admit(); $event.preventDefault()">
          <pijar-field
            [label]="t('office.reason')"
            [hint]="t('office.reasonHint')"
            [error]="fault()"
          >
            <textarea
              pijarInput
              rows="3"
              maxlength="500"
              required
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            ></textarea>
          </pijar-field>
          <button class="pijar-button pijar-button--primary" [disabled]="isBusy()">
            {{ t('office.admit') }}
          </button>
        </form>
      </pijar-dialog>
    </ng-container>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
    }
    pijar-field {
      width: 100%;
    }
  `,
})
export class AdmitDialog {
  readonly organisationId = input.required<string>();
  readonly programme = input.required<string>();
  readonly person = input.required<GradingCoach['person']>();
  readonly closed = output<void>();
  readonly done = output<GradingOffice>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #error = signal<unknown>(null);
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);

  protected fault(): string | null {
    return this.#problems.ofField(this.#error(), 'reason');
  }

  protected async admit(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const { id: personId, name } = this.person();
    const params = {
      ...{ organisationId: this.organisationId(), programme: this.programme(), personId },
    };
    try {
      const body = { reason: this.reason() };
      this.done.emit(await firstValueFrom(this.#api.call(admitByHand, { params, body })));
      this.#toasts.show(this.#words.say('submissionsGrading.office.admitted', { name }));
      this.closed.emit();
    } catch (error) {
      this.#error.set(error);
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}

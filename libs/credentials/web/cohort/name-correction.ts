import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type CohortCertificate, correctCertificateName } from '@pijar/credentials/contracts';
import { ApiClient, Dialog, Field, FieldInput, ProblemText } from '@pijar/shared/web';

/** Asks for the right name and has the certificate replaced. Open while a certificate is given. */
@Component({
  selector: 'pijar-name-correction',
  imports: [TranslocoDirective, Dialog, Field, FieldInput],
  template: `
    <ng-container *transloco="let t">
      <pijar-dialog
        [isOpen]="certificate() !== null"
        [heading]="t('credentials.cohort.correct')"
        (closed)="closed.emit()"
      >
        <p>{{ t('credentials.cohort.correctText') }}</p>
        <form (submit)="send($event)" novalidate>
          <pijar-field [label]="t('credentials.cohort.newName')" [error]="fault()">
            <input
              pijarInput
              autocomplete="off"
              maxlength="120"
              [value]="name()"
              (input)="name.set($any($event.target).value)"
            />
          </pijar-field>
          <div class="pijar-actions">
            <button
              type="submit"
              class="pijar-button pijar-button--primary"
              [disabled]="isSending() || !name().trim()"
            >
              {{ t('credentials.cohort.correct') }}
            </button>
            <button type="button" class="pijar-button pijar-button--quiet" (click)="closed.emit()">
              {{ t('kit.cancel') }}
            </button>
          </div>
        </form>
      </pijar-dialog>
    </ng-container>
  `,
})
export class NameCorrection {
  readonly certificate = input.required<CohortCertificate | null>();
  readonly closed = output<void>();
  /** The name that now stands. */
  readonly corrected = output<string>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #error = linkedSignal<unknown, unknown>({
    source: this.certificate,
    computation: () => null,
  });
  protected readonly isSending = signal(false);
  protected readonly name = linkedSignal(() => this.certificate()?.name ?? '');
  protected readonly fault = computed(() => {
    const error = this.#error();
    if (!error) return null;
    return this.#problems.ofField(error, 'name') ?? this.#problems.of(error);
  });

  protected send(event: Event): void {
    event.preventDefault();
    const certificateId = this.certificate()?.certificateId;
    if (!certificateId || this.isSending()) return;
    this.isSending.set(true);
    this.#api
      .call(correctCertificateName, { params: { certificateId }, body: { name: this.name() } })
      .subscribe({
        next: ({ name }) => {
          this.isSending.set(false);
          this.corrected.emit(name);
        },
        error: (error: unknown) => {
          this.isSending.set(false);
          this.#error.set(error);
        },
      });
  }
}

import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, ApiClient, Clock, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { Referral, recordReferral } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

/** Whether a referral was offered and when: all that is kept in plain. */
@Component({
  selector: 'pijar-referral-form',
  imports: [TranslocoDirective, AgoPipe],
  template: `
    <form *transloco="let t" (submit)="save(); $event.preventDefault()">
      <h2>{{ t('submissionsSafeguarding.referral.heading') }}</h2>
      <p class="pijar-soft">{{ t('submissionsSafeguarding.referral.text') }}</p>
      <fieldset>
        <legend class="pijar-unseen">{{ t('submissionsSafeguarding.referral.heading') }}</legend>
        @for (choice of [true, false]; track choice) {
          <label>
            <input
              type="radio"
              name="offered"
              [checked]="isOffered() === choice"
              (change)="isOffered.set(choice)"
            />
            {{ t('submissionsSafeguarding.referral.' + (choice ? 'yes' : 'no')) }}
          </label>
        }
        <label class="day">
          {{ t('submissionsSafeguarding.referral.on') }}
          <input #day type="date" required [value]="on()" (input)="on.set(day.value)" />
        </label>
      </fieldset>
      <div class="pijar-actions">
        <button
          class="pijar-button pijar-button--primary"
          [disabled]="isBusy() || isOffered() === null || !on()"
        >
          {{ t('submissionsSafeguarding.referral.save') }}
        </button>
      </div>
      @if (referral(); as last) {
        <p class="pijar-soft pijar-small">
          {{
            t('submissionsSafeguarding.referral.last', {
              name: last.recordedBy.name,
              when: (last.recordedAt | pijarAgo),
            })
          }}
        </p>
      }
    </form>
  `,
  styles: `
    form,
    fieldset {
      display: grid;
      gap: var(--space-2);
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    h2,
    p {
      margin: 0;
    }
    h2 {
      font-size: var(--text-lg);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
    }
    input[type='radio'] {
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--deep);
    }
    input[type='date'] {
      min-height: var(--target);
      padding: 0 var(--space-3);
      border: 1px solid var(--line-strong, var(--line));
      border-radius: var(--radius-s, var(--radius-m));
      background: var(--surface);
      color: inherit;
      font: inherit;
    }
  `,
})
export class ReferralForm {
  readonly restrictionId = input.required<string>();
  readonly referral = input.required<Referral | null>();
  readonly saved = output<void>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #clock = inject(Clock);
  protected readonly isOffered = linkedSignal(() => this.referral()?.isOffered ?? null);
  protected readonly on = linkedSignal(
    () => this.referral()?.offeredOn ?? localDay(new Date(this.#clock.now())),
  );
  protected readonly isBusy = signal(false);

  protected async save(): Promise<void> {
    const isOffered = this.isOffered();
    if (isOffered === null || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const params = { restrictionId: this.restrictionId() };
      const body = { isOffered, offeredOn: this.on() };
      await firstValueFrom(this.#api.call(recordReferral, { params, body }));
      this.#toasts.show(this.#words.say('submissionsSafeguarding.referral.saved'));
      this.saved.emit();
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}

/** The day on this device's calendar, `YYYY-MM-DD`. */
function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

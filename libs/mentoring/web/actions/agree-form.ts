import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { agreeAction, type ActionSource, type ActionView } from '@pijar/mentoring/contracts';
import { ApiClient, Clock, Field, FieldInput, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** UTF-16 units. */
const mostUnits = 200;
const WEEK = 7 * 24 * 3600 * 1000;

/** Writes down what was agreed. Needs signal: it is written when two people speak, and both should see it stand. */
@Component({
  selector: 'pijar-agree-form',
  imports: [TranslocoDirective, Field, FieldInput],
  templateUrl: './agree-form.html',
  styles: `
    .check {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
    }
    .check input {
      flex: none;
      width: 1.35rem;
      height: 1.35rem;
      accent-color: var(--deep);
    }
    .pijar-actions {
      margin-top: 0;
    }
  `,
})
export class AgreeForm {
  readonly membershipId = input.required<string>();
  /** What it was agreed in; null: by word of mouth. */
  readonly source = input<ActionSource | null>(null);
  /** To begin with: of what was written there. */
  readonly text = input('');
  readonly agreed = output<ActionView>();
  readonly closed = output<void>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #clock = inject(Clock);
  /** Made once: a second tap writes no second one. */
  readonly #id = import('@pijar/shared/phone').then(({ newId }) => newId());
  protected readonly what = linkedSignal(() => beginning(this.text()));
  /** In a week, as most people agree. */
  protected readonly dueOn = signal(dayOf(this.#clock.now() + WEEK));
  protected readonly isIntroduction = signal(false);
  protected readonly isTried = signal(false);
  protected readonly isBusy = signal(false);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const what = this.what().replace(/\s+/g, ' ').trim();
    if (!what || !this.dueOn() || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const params = { membershipId: this.membershipId() };
      const more = {
        ...{ dueOn: this.dueOn(), isIntroduction: this.isIntroduction() },
        source: this.source(),
      };
      const body = { id: await this.#id, what, ...more };
      const action = await firstValueFrom(this.#api.call(agreeAction, { params, body }));
      this.#toasts.show(this.#words.say('mentoringActions.saved'));
      this.agreed.emit(action);
    } catch (error) {
      this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}

/** As much as an agreement may say, up to the end of a word. */
export function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= mostUnits) return line;
  const cut = line.slice(0, mostUnits);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}

/** `YYYY-MM-DD` by this device's clock. */
export const dayOf = (instant: number): string => new Intl.DateTimeFormat('en-CA').format(instant);

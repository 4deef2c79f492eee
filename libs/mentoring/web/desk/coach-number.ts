import { Component, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  changeCoachSetting,
  showCoachSetting,
  type CoachSetting,
} from '@pijar/mentoring/contracts';
import {
  ApiClient,
  Field,
  FieldInput,
  ProblemText,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** Under which number her participants may reach a coach; folded, for it is set once. */
@Component({
  selector: 'pijar-coach-number',
  imports: [TranslocoDirective, Field, FieldInput],
  template: `
    @if (now(); as setting) {
      <details *transloco="let t">
        <summary>
          {{
            setting.whatsappNumber
              ? t('mentoringDesk.number.is', { number: '+' + setting.whatsappNumber })
              : t('mentoringDesk.number.none')
          }}
        </summary>
        <form (submit)="save(number()); $event.preventDefault()">
          <pijar-field
            [label]="t('mentoringDesk.number.label')"
            [hint]="t('mentoringDesk.number.hint')"
            [error]="fault()"
          >
            <input
              pijarInput
              type="tel"
              autocomplete="tel"
              maxlength="40"
              [value]="number()"
              (input)="number.set($any($event.target).value)"
            />
          </pijar-field>
          <div class="pijar-actions">
            <button class="pijar-button" [disabled]="isBusy() || !number().trim()">
              {{ t('mentoringDesk.number.save') }}
            </button>
            @if (setting.whatsappNumber) {
              <button
                type="button"
                class="pijar-button pijar-button--quiet"
                [disabled]="isBusy()"
                (click)="save('')"
              >
                {{ t('mentoringDesk.number.remove') }}
              </button>
            }
          </div>
        </form>
      </details>
    }
  `,
  styles: `
    summary {
      min-height: var(--target);
      padding-block: var(--space-3);
      cursor: pointer;
      font-weight: 650;
    }
    .pijar-actions {
      margin-top: var(--space-3);
    }
  `,
})
export class CoachNumber {
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #asked = resourceOf(showCoachSetting, () => ({}));
  protected readonly now = linkedSignal<CoachSetting | undefined>(() =>
    this.#asked.hasValue() ? this.#asked.value() : undefined,
  );
  protected readonly number = linkedSignal(() => {
    const known = this.now()?.whatsappNumber;
    return known ? `+${known}` : '';
  });
  protected readonly isBusy = signal(false);
  protected readonly fault = signal<string | null>(null);

  protected async save(number: string): Promise<void> {
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      const body = { whatsappNumber: number.trim() || null };
      this.now.set(await firstValueFrom(this.#api.call(changeCoachSetting, { body })));
      this.#toasts.show(this.#words.say('mentoringDesk.number.saved'));
    } catch (error) {
      this.fault.set(this.#problems.ofField(error, 'whatsappNumber') ?? this.#problems.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}

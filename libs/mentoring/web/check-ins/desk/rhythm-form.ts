import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { setCheckInRhythm, showCheckInRhythm } from '@pijar/mentoring/contracts';
import {
  ApiClient,
  Card,
  Field,
  FieldInput,
  ProblemText,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

const parts = [
  { name: 'weeks', most: 26 },
  { name: 'months', most: 36 },
] as const;
type Draft = Record<'weeks' | 'months', string>;

/** How often the organisation asks whoever finished; one line until an officer changes it. */
@Component({
  selector: 'pijar-rhythm-form',
  imports: [TranslocoDirective, Card, Field, FieldInput],
  template: `
    @if (asked.hasValue()) {
      @let rhythm = asked.value();
      <pijar-card *transloco="let t">
        <h2>{{ t('mentoringPairs.rhythm.heading') }}</h2>
        <p class="pijar-soft">
          {{ t('mentoringPairs.rhythm.text', { organisation: rhythm.organisationName }) }}
        </p>
        @if (draft(); as values) {
          <form novalidate (submit)="save($event)">
            @for (part of parts; track part.name) {
              <pijar-field
                [label]="t('mentoringPairs.rhythm.' + part.name)"
                [error]="
                  isTried() && !isFine(values[part.name], part.most)
                    ? t('mentoringPairs.rhythm.range', { most: part.most })
                    : null
                "
              >
                <input
                  pijarInput
                  inputmode="numeric"
                  autocomplete="off"
                  [value]="values[part.name]"
                  (input)="write(part.name, $any($event.target).value)"
                />
              </pijar-field>
            }
            <div class="pijar-actions">
              <button class="pijar-button pijar-button--primary" [disabled]="isBusy()">
                {{ t('mentoringPairs.rhythm.save') }}
              </button>
              <button
                type="button"
                class="pijar-button pijar-button--quiet"
                (click)="draft.set(null)"
              >
                {{ t('mentoringPairs.rhythm.cancel') }}
              </button>
            </div>
          </form>
        } @else {
          <p class="now">
            {{ t('mentoringPairs.rhythm.now', { weeks: rhythm.weeks, months: rhythm.months }) }}
            <button type="button" class="pijar-button pijar-button--quiet" (click)="change()">
              {{ t('mentoringPairs.rhythm.change') }}
            </button>
          </p>
        }
      </pijar-card>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
      font-size: var(--text-md);
    }
    form {
      display: grid;
      gap: var(--space-3);
      max-width: 24rem;
    }
    .now {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-2);
      margin-bottom: 0;
    }
  `,
})
export class RhythmForm {
  readonly cohortId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly parts = parts;
  protected readonly asked = resourceOf(showCheckInRhythm, () => ({
    params: { cohortId: this.cohortId() },
  }));
  protected readonly draft = signal<Draft | null>(null);
  protected readonly isTried = signal(false);
  protected readonly isBusy = signal(false);
  readonly #isAllFine = computed(() => {
    const values = this.draft();
    return values !== null && parts.every(({ name, most }) => this.isFine(values[name], most));
  });

  protected change(): void {
    const { weeks, months } = this.asked.value()!;
    this.isTried.set(false);
    this.draft.set({ weeks: String(weeks), months: String(months) });
  }

  protected write(name: keyof Draft, value: string): void {
    this.draft.update((values) => values && { ...values, [name]: value });
  }

  protected isFine(value: string, most: number): boolean {
    return /^\d{1,2}$/.test(value.trim()) && Number(value) <= most;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const values = this.draft();
    if (!values || !this.#isAllFine() || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const body = { weeks: Number(values.weeks), months: Number(values.months) };
      const params = { cohortId: this.cohortId() };
      this.asked.set(await firstValueFrom(this.#api.call(setCheckInRhythm, { params, body })));
      this.draft.set(null);
      this.#toasts.show(this.#words.say('mentoringPairs.rhythm.saved'));
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}

import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiClient, Card, Field, FieldInput, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { GradingOffice, setGradingRule } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

/** What an organisation asks of those who answer work of one programme. */
@Component({
  selector: 'pijar-rule-form',
  imports: [Card, Field, FieldInput, TranslocoDirective],
  template: `
    <pijar-card *transloco="let t; prefix: 'submissionsGrading'">
      <form (submit)="save(); $event.preventDefault()">
        <h2>{{ t('office.rule', { title: programme().title }) }}</h2>
        <pijar-field
          [label]="t('office.level')"
          [hint]="programme().samples > 0 ? t('office.levelHint') : t('office.noSamples')"
          [error]="fault('admissionLevel')"
        >
          <input
            pijarInput
            inputmode="decimal"
            [disabled]="programme().samples === 0"
            [value]="level()"
            (input)="level.set($any($event.target).value)"
          />
        </pijar-field>
        <pijar-field
          [label]="t('office.percent')"
          [hint]="t('office.percentHint')"
          [error]="fault('secondPercent')"
        >
          <input
            pijarInput
            type="number"
            min="0"
            max="100"
            [value]="percent()"
            (input)="percent.set($any($event.target).value)"
          />
        </pijar-field>
        <pijar-field [label]="t('office.apartFrom')">
          <select pijarInput (change)="apartFrom.set($any($event.target).value)">
            @for (count of [1, 2, 3]; track count) {
              <option [value]="count" [selected]="'' + count === apartFrom()">
                {{ t('office.levels', { count }) }}
              </option>
            }
          </select>
        </pijar-field>
        <button class="pijar-button pijar-button--primary" [disabled]="isBusy()">
          {{ t('office.save') }}
        </button>
      </form>
    </pijar-card>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
      max-width: 36rem;
    }
    h2 {
      margin: 0;
      font-size: var(--text-lg);
    }
    pijar-field {
      width: 100%;
    }
    input,
    select {
      max-width: 12rem;
    }
  `,
})
export class RuleForm {
  readonly organisationId = input.required<string>();
  readonly programme = input.required<GradingOffice['programmes'][number]>();
  readonly saved = output<GradingOffice>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #error = signal<unknown>(null);
  readonly #rule = computed(() => this.programme().rule);
  protected readonly level = linkedSignal(() =>
    String(this.#rule().admissionLevel ?? '').replace('.', ','),
  );
  protected readonly percent = linkedSignal(() => String(this.#rule().secondPercent));
  protected readonly apartFrom = linkedSignal(() => String(this.#rule().apartFrom));
  protected readonly isBusy = signal(false);

  protected fault(field: string): string | null {
    return this.#problems.ofField(this.#error(), field);
  }

  protected async save(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.#error.set(null);
    const level = this.level().trim().replace(',', '.');
    const params = { organisationId: this.organisationId(), programme: this.programme().code };
    const body = {
      admissionLevel: level === '' ? null : Number(level),
      secondPercent: Number(this.percent()),
      apartFrom: Number(this.apartFrom()),
    };
    try {
      this.saved.emit(await firstValueFrom(this.#api.call(setGradingRule, { params, body })));
      this.#toasts.show(this.#words.say('submissionsGrading.office.saved'));
    } catch (error) {
      this.#error.set(error);
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}

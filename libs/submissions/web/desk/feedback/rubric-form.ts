import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Rubric } from '@pijar/curriculum/contracts';
import { Scores } from '@pijar/submissions/contracts';
import { levels } from '../../levels';
import { standing } from './feedback-words';

/** The rubric as groups of described levels; 1 to 4 chooses on the criterion that has the focus and goes on to the next. */
@Component({
  selector: 'pijar-rubric-form',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (criterion of rubric().criteria; track criterion.code) {
        <fieldset
          [class.missing]="isChecked() && scores()[criterion.code] === undefined"
          [attr.data-criterion]="criterion.code"
          [disabled]="isDisabled()"
          (keydown)="onKey($event, criterion.code)"
        >
          <legend>{{ criterion.title }}</legend>
          @for (level of levels; track level) {
            <label [class.chosen]="scores()[criterion.code] === $index">
              <input
                type="radio"
                [name]="'pijar-' + criterion.code"
                [value]="$index"
                [checked]="scores()[criterion.code] === $index"
                (change)="choose(criterion.code, $index)"
              />
              <span class="key" aria-hidden="true">{{ $index + 1 }}</span>
              <span>
                <b>{{ t('submissions.level.' + level) }}</b> {{ criterion.levels[level] }}
              </span>
            </label>
          }
        </fieldset>
      }
      <p class="pijar-numbers">
        <strong>{{ t('submissionsDesk.form.points', sum()) }}</strong>
        <span class="pijar-soft">
          {{ t('submissionsDesk.form.bar', { count: rubric().passTotal }) }}
          @if (rubric().passEach > 0) {
            {{
              t('submissionsDesk.form.barEach', {
                level: t('submissions.level.' + levels[rubric().passEach]),
              })
            }}
          }
        </span>
      </p>
    </ng-container>
  `,
  styleUrl: './rubric-form.css',
})
export class RubricForm {
  readonly rubric = input.required<Rubric>();
  readonly scores = input.required<Scores>();
  /** Whether what is missing is marked. */
  readonly isChecked = input(false);
  readonly isDisabled = input(false);
  /** One level chosen; several may come before the page is drawn again. */
  readonly scored = output<{ code: string; points: number }>();
  /** The last criterion was scored by key: writing comes next. */
  readonly finished = output<void>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly levels = levels;
  protected readonly sum = computed(() => standing(this.rubric(), this.scores()));

  /** Scores the first criterion that has no level yet, as if it had the focus. */
  press(key: string): void {
    const next = this.rubric().criteria.find(({ code }) => this.scores()[code] === undefined);
    if (next) this.#pressOn(next.code, key);
  }

  /** Puts the focus on what is still missing. */
  focusMissing(): void {
    const missing = this.rubric().criteria.find(({ code }) => this.scores()[code] === undefined);
    if (missing) this.#focus(missing.code);
  }

  /** Puts the focus on the criterion after or before the one that has it. */
  walk(steps: 1 | -1): void {
    const codes = this.rubric().criteria.map(({ code }) => code);
    const focused = this.#host.nativeElement.querySelector('fieldset:focus-within');
    const at = codes.indexOf(focused?.getAttribute('data-criterion') ?? '');
    const next = at < 0 && steps < 0 ? codes.length - 1 : at + steps;
    const code = codes[Math.min(Math.max(next, 0), codes.length - 1)];
    if (code) this.#focus(code);
  }

  protected choose(code: string, points: number): void {
    this.scored.emit({ code, points });
  }

  protected onKey(event: KeyboardEvent, code: string): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#pressOn(code, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pressOn(code: string, key: string): boolean {
    const points = ['1', '2', '3', '4'].indexOf(key);
    if (points < 0 || this.isDisabled()) return false;
    this.choose(code, points);
    const codes = this.rubric().criteria.map((criterion) => criterion.code);
    const next = codes[codes.indexOf(code) + 1];
    if (next) this.#focus(next);
    else this.finished.emit();
    return true;
  }

  #focus(code: string): void {
    const group = `[data-criterion="${CSS.escape(code)}"]`;
    const host = this.#host.nativeElement;
    const radio =
      host.querySelector<HTMLElement>(`${group} input:checked`) ??
      host.querySelector<HTMLElement>(`${group} input`);
    radio?.focus();
  }
}

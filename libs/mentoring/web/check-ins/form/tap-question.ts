import { Component, input, output } from '@angular/core';

export interface Choice {
  value: string;
  words: string;
}

/** One question whose answers are large areas; a tap chooses. Where it may stay empty, a second tap takes the answer back. */
@Component({
  selector: 'pijar-tap-question',
  template: `
    <fieldset>
      <legend>
        {{ question() }}
        @if (hint(); as words) {
          <small class="pijar-soft">· {{ words }}</small>
        }
      </legend>
      <div [class.three]="choices().length === 3">
        @for (choice of choices(); track choice.value) {
          <label>
            <input
              type="radio"
              [name]="name()"
              [value]="choice.value"
              [checked]="chosen() === choice.value"
              (change)="picked.emit(choice.value)"
              (click)="again(choice.value)"
            />
            <span>{{ choice.words }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './tap-question.css',
})
export class TapQuestion {
  readonly name = input.required<string>();
  readonly question = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input.required<string | null>();
  /** Null: taken back. */
  readonly picked = output<string | null>();

  /** A click on what is chosen comes without a change. */
  protected again(value: string): void {
    if (this.hint() && this.chosen() === value) this.picked.emit(null);
  }
}

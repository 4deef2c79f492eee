import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isRight, type Answer } from '@pijar/curriculum/contracts';
import { Field, FieldInput } from '@pijar/shared/web';
import type { QuestionOf } from './question-faces';
import { readNumber } from './read-number';

/** A number to work out. Dots, commas, "Rp" and units are understood. */
@Component({
  selector: 'pijar-number-question',
  imports: [TranslocoPipe, Field, FieldInput],
  template: `
    @if (answer() === undefined) {
      <form novalidate (submit)="check($event)">
        <pijar-field
          [label]="('learningQuiz.number' | transloco) + ' · ' + question().unit"
          [error]="hasFault() ? ('learningQuiz.numberFault' | transloco) : null"
        >
          <input
            #typed
            pijarInput
            inputmode="decimal"
            autocomplete="off"
            (input)="text.set(typed.value); hasFault.set(false)"
          />
        </pijar-field>
        <button class="pijar-button pijar-button--deep pijar-button--wide">
          {{ 'learningQuiz.check' | transloco }}
        </button>
      </form>
    } @else {
      <p class="given pijar-numbers">{{ given() }}</p>
      <p class="why">{{ isRight() ? question().whyRight : question().whyWrong }}</p>
    }
  `,
  styles: `
    button {
      margin-top: var(--space-4);
    }
    input {
      font-size: var(--text-xl);
      font-weight: 700;
    }
    .given {
      margin-bottom: var(--space-2);
      font-size: var(--text-xl);
      font-weight: 750;
    }
  `,
})
export class NumberQuestionView {
  readonly question = input.required<QuestionOf<'number'>>();
  readonly answer = input<Answer>();
  readonly give = input.required<(answer: Answer) => void>();
  protected readonly isRight = computed(() => isRight(this.question(), this.answer()));
  protected readonly text = linkedSignal({ source: this.question, computation: () => '' });
  protected readonly hasFault = signal(false);
  protected readonly given = computed(() => {
    const answer = this.answer();
    if (!answer || !('number' in answer)) return '';
    const number = answer.number.toLocaleString('id-ID');
    const { unit } = this.question();
    return unit === 'Rp' ? `Rp${number}` : `${number} ${unit}`;
  });

  protected check(event: Event): void {
    event.preventDefault();
    const number = readNumber(this.text());
    this.hasFault.set(number === null);
    if (number !== null) this.give()({ question: this.question().code, number });
  }
}

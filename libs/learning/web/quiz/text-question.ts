import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isRight, plainText, type Answer } from '@pijar/curriculum/contracts';
import { Field, FieldInput } from '@pijar/shared/web';
import type { QuestionOf } from './question-faces';

/** A word or two to write. How it is typed does not matter. */
@Component({
  selector: 'pijar-text-question',
  imports: [TranslocoPipe, Field, FieldInput],
  template: `
    @if (answer() === undefined) {
      <form novalidate (submit)="check($event)">
        <pijar-field
          [label]="'learningQuiz.text' | transloco"
          [hint]="'learningQuiz.textHint' | transloco"
          [error]="hasFault() ? ('learningQuiz.textFault' | transloco) : null"
        >
          <input
            #typed
            pijarInput
            type="text"
            maxlength="200"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            (input)="text.set(typed.value); hasFault.set(false)"
          />
        </pijar-field>
        <button class="pijar-button pijar-button--deep pijar-button--wide">
          {{ 'learningQuiz.check' | transloco }}
        </button>
      </form>
    } @else {
      <p class="given">{{ given() }}</p>
      @if (isRight()) {
        <p>{{ question().why.right }}</p>
      } @else {
        <p>
          <strong>{{
            'learningQuiz.theAnswer' | transloco: { answer: question().accept[0] }
          }}</strong>
        </p>
        <p>{{ question().why.wrong }}</p>
      }
    }
  `,
  styles: `
    button {
      margin-top: var(--space-4);
    }
    input {
      font-size: var(--text-lg);
      font-weight: 650;
    }
    .given {
      margin-bottom: var(--space-2);
      font-size: var(--text-lg);
      font-weight: 700;
      overflow-wrap: anywhere;
    }
  `,
})
export class TextQuestionView {
  readonly question = input.required<QuestionOf<'text'>>();
  readonly answer = input<Answer>();
  readonly give = input.required<(answer: Answer) => void>();
  protected readonly text = linkedSignal({ source: this.question, computation: () => '' });
  protected readonly hasFault = signal(false);
  protected readonly isRight = computed(() => isRight(this.question(), this.answer()));
  protected readonly given = computed(() => {
    const answer = this.answer();
    return answer && 'text' in answer ? answer.text : '';
  });

  protected check(event: Event): void {
    event.preventDefault();
    const text = this.text().trim();
    this.hasFault.set(plainText(text) === '');
    if (!this.hasFault()) this.give()({ question: this.question().code, text });
  }
}

import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isRight, type Answer } from '@pijar/curriculum/contracts';
import { Icon } from '@pijar/shared/web';
import type { QuestionOf } from './question-faces';

/** A sentence that is true or is not: a tap answers. */
@Component({
  selector: 'pijar-true-false-question',
  imports: [TranslocoPipe, Icon],
  template: `
    <div class="both">
      @for (choice of [true, false]; track choice) {
        @if (answer() === undefined) {
          <button
            type="button"
            class="choice"
            (click)="give()({ question: question().code, isTrue: choice })"
          >
            {{ 'learningQuiz.' + (choice ? 'isTrue' : 'isFalse') | transloco }}
          </button>
        } @else {
          <p
            class="choice"
            [class.right]="choice === question().answer"
            [class.taken]="isTaken(choice)"
          >
            @if (choice === question().answer) {
              <pijar-icon name="check" [size]="22" />
            } @else if (isTaken(choice)) {
              <pijar-icon name="close" [size]="22" />
            }
            {{ 'learningQuiz.' + (choice ? 'isTrue' : 'isFalse') | transloco }}
            @if (isTaken(choice)) {
              <span class="pijar-unseen">({{ 'learningQuiz.yours' | transloco }})</span>
            }
          </p>
        }
      }
    </div>
    @if (why(); as why) {
      <p>{{ why }}</p>
    }
  `,
  styles: `
    .both {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
      gap: var(--space-3);
      margin-bottom: var(--space-4);
    }
    .choice {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-2);
      min-height: 4.5rem;
      margin: 0;
      padding: var(--space-3);
      border: 2px solid var(--line-strong);
      border-radius: var(--radius-m);
      background: var(--surface);
      color: var(--ink);
      font: inherit;
      font-size: var(--text-lg);
      font-weight: 700;
    }
    button.choice {
      cursor: pointer;
    }
    @media (hover: hover) {
      button.choice:hover {
        background: var(--sunk);
      }
    }
    p.choice {
      border-color: var(--line);
      color: var(--ink-soft);
    }
    p.taken {
      border-color: var(--warn);
      background: var(--warn-soft);
      color: var(--ink);
    }
    p.right {
      border-color: var(--good);
      color: var(--ink);
    }
    p.right:not(.taken) {
      border-style: dashed;
    }
    p.right.taken {
      background: var(--good-soft);
    }
    .taken pijar-icon {
      color: var(--warn);
    }
    .right pijar-icon {
      color: var(--good);
    }
  `,
})
export class TrueFalseQuestionView {
  readonly question = input.required<QuestionOf<'true_false'>>();
  /** What was answered; undefined while it can still be chosen. */
  readonly answer = input<Answer>();
  readonly give = input.required<(answer: Answer) => void>();

  protected readonly why = computed(() => {
    const { why } = this.question();
    return this.answer() && (isRight(this.question(), this.answer()) ? why.right : why.wrong);
  });

  protected isTaken(choice: boolean): boolean {
    const answer = this.answer();
    return answer !== undefined && 'isTrue' in answer && answer.isTrue === choice;
  }
}

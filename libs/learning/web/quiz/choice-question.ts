import { Component, computed, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Answer } from '@pijar/curriculum/contracts';
import { Icon } from '@pijar/shared/web';
import type { QuestionOf } from './question-faces';

type ChoiceQuestion = QuestionOf<'single' | 'multiple'>;
type Choice = ChoiceQuestion['choices'][number];
type Mark = 'right' | 'missed' | 'wrong' | 'none';

/** Choices as large areas. One right choice: a tap answers. Several: ticks, then a button. */
@Component({
  selector: 'pijar-choice-question',
  imports: [TranslocoPipe, Icon],
  templateUrl: './choice-question.html',
  styleUrl: './choice-question.css',
})
export class ChoiceQuestionView {
  readonly question = input.required<ChoiceQuestion>();
  /** What was answered; undefined while it can still be chosen. */
  readonly answer = input<Answer>();
  readonly give = input.required<(answer: Answer) => void>();

  protected readonly isOpen = computed(() => this.answer() === undefined);
  protected readonly ticked = linkedSignal<string, ReadonlySet<string>>({
    source: () => this.question().code,
    computation: () => new Set(),
  });
  readonly #taken = computed(() => {
    const answer = this.answer();
    return answer && 'choices' in answer ? new Set(answer.choices) : new Set<string>();
  });

  protected markOf(choice: Choice): Mark {
    if (this.isOpen()) return 'none';
    if (this.#taken().has(choice.code)) return choice.isCorrect ? 'right' : 'wrong';
    return choice.isCorrect ? 'missed' : 'none';
  }

  protected take(choice: Choice): void {
    this.give()({ question: this.question().code, choices: [choice.code] });
  }

  protected toggle(choice: Choice): void {
    this.ticked.update((ticked) => {
      const next = new Set(ticked);
      if (!next.delete(choice.code)) next.add(choice.code);
      return next;
    });
  }

  protected check(): void {
    this.give()({ question: this.question().code, choices: [...this.ticked()] });
  }
}

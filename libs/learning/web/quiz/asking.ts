import { NgComponentOutlet } from '@angular/common';
import { Component, ElementRef, computed, input, output, resource, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Answer } from '@pijar/curriculum/contracts';
import { ErrorState, Icon, ProgressBar, Skeleton } from '@pijar/shared/web';
import { facesOf, type QuestionInputs } from './question-faces';
import type { QuizRun } from './quiz-run';
import { showNext } from './show-next';

/** The question that a go is at: how far it is, the question, and once it is answered what it is about. */
@Component({
  selector: 'pijar-asking',
  imports: [NgComponentOutlet, TranslocoPipe, ErrorState, Icon, ProgressBar, Skeleton],
  templateUrl: './asking.html',
  styleUrl: './asking.css',
})
export class Asking {
  readonly #show = showNext();
  readonly run = input.required<QuizRun>();
  /** The last question was answered, and what was to be explained was read. */
  readonly over = output<void>();

  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly verdict = viewChild<ElementRef<HTMLElement>>('verdict');
  protected readonly faces = resource({
    params: () => this.run().quiz.questions,
    loader: ({ params }) => facesOf(params),
  });
  protected readonly inputs = computed<Record<string, unknown>>(() => {
    const inputs: QuestionInputs = {
      question: this.run().question(),
      answer: this.run().answer(),
      give: (answer) => this.#give(answer),
    };
    return { ...inputs };
  });

  constructor() {
    this.#show(this.heading);
  }

  protected goOn(): void {
    if (this.run().goOn()) this.over.emit();
    else this.#show(this.heading);
  }

  #give(answer: Answer): void {
    const run = this.run();
    if (run.give(answer)) this.over.emit();
    else this.#show(run.explains ? this.verdict : this.heading);
  }
}

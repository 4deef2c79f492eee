import {
  Component,
  ElementRef,
  Injector,
  Signal,
  afterNextRender,
  computed,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Answer } from '@pijar/curriculum/contracts';
import type { StepView } from '@pijar/learning/contracts';
import { Card, Icon, Pill, ProgressBar } from '@pijar/shared/web';
import { FactQueue } from '../facts/fact-queue';
import { ChoiceQuestionView } from './choice-question';
import { NumberQuestionView } from './number-question';
import { QuizRun } from './quiz-run';

/** A quiz: one question a screen, explained at once, and at the end what to read again. */
@Component({
  selector: 'pijar-quiz-face',
  imports: [
    RouterLink,
    TranslocoPipe,
    Card,
    Icon,
    Pill,
    ProgressBar,
    ChoiceQuestionView,
    NumberQuestionView,
  ],
  templateUrl: './quiz-face.html',
  styleUrl: './quiz-face.css',
})
export class QuizFace {
  readonly #facts = inject(FactQueue);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly view = input.required<StepView>();
  readonly #content = computed(() => {
    const { content } = this.view();
    if (content.kind !== 'quiz') throw new Error(`A ${content.kind} is no quiz.`);
    return content;
  });
  protected readonly quiz = computed(() => this.#content().body);

  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly verdict = viewChild<ElementRef<HTMLElement>>('verdict');
  protected readonly run = computed(() => new QuizRun(this.quiz()));
  protected readonly reread = computed(() =>
    this.#content().lessons.filter((lesson) => this.run().reread().includes(lesson.code)),
  );
  /** Some of a multiple choice was right. */
  protected readonly isPartly = computed(() => {
    const question = this.run().question();
    const answer = this.run().answer();
    if (question.kind !== 'multiple' || !answer || !('choices' in answer)) return false;
    return question.choices.some((each) => each.isCorrect && answer.choices.includes(each.code));
  });

  protected begin(): void {
    this.run().begin();
    this.#show(this.heading);
  }

  protected give(answer: Answer): void {
    this.run().give(answer);
    this.#show(this.verdict);
  }

  protected goOn(): void {
    const run = this.run();
    const isOver = run.goOn();
    if (isOver) {
      const { membershipId, step } = this.view();
      const payload = { answers: [...run.answers()] };
      const fact = { kind: 'quiz_finished', stepId: step.stepId, payload } as const;
      const { isPassed } = run.result();
      this.#facts.add(membershipId, fact, { title: step.title, isDone: isPassed });
    }
    this.#show(this.heading);
  }

  /** To what follows in the module, or home. */
  protected leave(): void {
    const next = this.view().next;
    const isOpen = next && next.state !== 'locked';
    void this.#router.navigateByUrl(isOpen ? `/belajar/langkah/${next.stepId}` : '/belajar');
  }

  /** Focus goes to what is new, so that it is read and seen first. */
  #show(element: Signal<ElementRef<HTMLElement> | undefined>): void {
    afterNextRender(
      () => {
        const target = element()?.nativeElement;
        target?.focus({ preventScroll: true });
        target?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
      },
      { injector: this.#injector },
    );
  }
}

import { Component, ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StepView } from '@pijar/learning/contracts';
import { Card, Icon, Pill } from '@pijar/shared/web';
import { FactQueue } from '../facts/fact-queue';
import { Asking } from './asking';
import { QuizRun } from './quiz-run';
import { showNext } from './show-next';

/** A quiz: one question a screen, explained at once, and at the end what to read again. */
@Component({
  selector: 'pijar-quiz-face',
  imports: [RouterLink, TranslocoPipe, Card, Icon, Pill, Asking],
  templateUrl: './quiz-face.html',
  styleUrl: './quiz-face.css',
})
export class QuizFace {
  readonly #facts = inject(FactQueue);
  readonly #router = inject(Router);
  readonly #show = showNext();
  readonly view = input.required<StepView>();
  readonly #content = computed(() => {
    const { content } = this.view();
    if (content.kind !== 'quiz') throw new Error(`A ${content.kind} is no quiz.`);
    return content;
  });
  protected readonly quiz = computed(() => this.#content().body);

  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly run = computed(() => new QuizRun(this.quiz()));
  protected readonly reread = computed(() =>
    this.#content().lessons.filter((lesson) => this.run().reread().includes(lesson.code)),
  );

  protected finish(): void {
    const { membershipId, step } = this.view();
    const payload = { answers: [...this.run().answers()] };
    const fact = { kind: 'quiz_finished', stepId: step.stepId, payload } as const;
    const { isPassed } = this.run().result();
    this.#facts.add(membershipId, fact, { title: step.title, isDone: isPassed });
    this.#show(this.heading);
  }

  /** To what follows in the module, or home. */
  protected leave(): void {
    const next = this.view().next;
    const isOpen = next && next.state !== 'locked';
    void this.#router.navigateByUrl(isOpen ? `/belajar/langkah/${next.stepId}` : '/belajar');
  }
}

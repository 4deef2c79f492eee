import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { showStageTest, type TestMoment } from '@pijar/learning/contracts';
import { Card, ErrorState, Icon, MinutesPipe, Skeleton, resourceOf } from '@pijar/shared/web';
import { FactQueue } from '../facts/fact-queue';
import { CurrentMembership } from '../path/current-membership';
import { Asking } from '../quiz/asking';
import { QuizRun } from '../quiz/quiz-run';
import { showNext } from '../quiz/show-next';
import { TestGain } from './test-gain';
import { TestMemory } from './test-memory';

/** The test of a stage: before it nothing is explained, because the same is asked again; after it everything is. */
@Component({
  selector: 'pijar-test-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Card,
    ErrorState,
    Icon,
    MinutesPipe,
    Skeleton,
    Asking,
    TestGain,
  ],
  templateUrl: './test-page.html',
  styleUrl: './test-page.css',
})
export class TestPage {
  readonly #facts = inject(FactQueue);
  readonly #memory = inject(TestMemory);
  readonly #show = showNext();
  protected readonly current = inject(CurrentMembership);
  /** From the address. */
  readonly stageId = input.required<string>();

  readonly #place = computed(() => {
    for (const { membershipId, stages } of this.current.home()?.memberships ?? []) {
      const stage = stages.find((each) => each.stageId === this.stageId());
      if (stage) return { membershipId, stage };
    }
    return undefined;
  });
  readonly #membershipId = computed(() => this.#place()?.membershipId);
  /** Everything was read and the stage is in none of her memberships. */
  protected readonly isUnknown = computed(
    () => Boolean(this.current.home()) && !this.#membershipId(),
  );
  protected readonly answer = resourceOf(showStageTest, () => {
    const membershipId = this.#membershipId();
    return membershipId ? { params: { membershipId, stageId: this.stageId() } } : undefined;
  });
  protected readonly view = computed(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  /**
   * With what was answered here a moment ago. Whether it is offered now is told by where she stands: without signal the test is as it
   * was when its module was saved, long before she had read the last lesson.
   */
  protected readonly test = computed(() => {
    const view = this.view();
    if (!view) return undefined;
    const test = this.#place()?.stage.test ?? view.test;
    return this.#memory.testOf(view.membershipId, { ...view.stage, test });
  });
  /** The go under way; nothing before it was begun. */
  protected readonly run = signal<{ moment: TestMoment; quiz: QuizRun } | undefined>(undefined);
  protected readonly isAsking = computed(() => {
    const run = this.run();
    return run !== undefined && run.quiz.phase() !== 'result';
  });
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected begin(moment: TestMoment): void {
    const view = this.view();
    if (!view) return;
    const quiz = new QuizRun(view.quiz, moment === 'after');
    quiz.begin();
    this.run.set({ moment, quiz });
  }

  protected finish(): void {
    const view = this.view();
    const run = this.run();
    if (!view || !run) return;
    const { right, total } = run.quiz.result();
    this.#memory.keep(view.membershipId, view.stage, run.moment, { right, total });
    const { moment } = run;
    const payload = { moment, answers: [...run.quiz.answers()] };
    const fact = { kind: 'test_finished', stageCode: view.stage.code, payload } as const;
    this.#facts.add(view.membershipId, fact, { title: view.test.title });
    this.#show(this.heading);
  }
}

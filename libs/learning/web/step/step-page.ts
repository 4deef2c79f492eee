import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  Type,
  computed,
  effect,
  inject,
  input,
  resource,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { showStep, type StepView } from '@pijar/learning/contracts';
import {
  Card,
  Connection,
  EmptyState,
  ErrorState,
  Icon,
  Skeleton,
  problemOf,
  resourceOf,
  Words,
} from '@pijar/shared/web';
import { CurrentMembership, stepsOf } from '../path/current-membership';
import { quizWords } from '../quiz/quiz-words';
import { STEP_FACES, type StepFaces } from './step-faces';

/** Given the whole `view`. */
const ownFaces: StepFaces = {
  lesson: { load: () => import('../lesson/lesson-face').then((m) => m.LessonFace) },
  quiz: { load: () => import('../quiz/quiz-face').then((m) => m.QuizFace) },
};

/** One step, drawn by its kind: lessons, quizzes and meetings here, the others by the context that owns them. */
@Component({
  selector: 'pijar-step-page',
  imports: [
    NgComponentOutlet,
    RouterLink,
    TranslocoPipe,
    Card,
    Icon,
    EmptyState,
    ErrorState,
    Skeleton,
  ],
  templateUrl: './step-page.html',
  styles: `
    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      font-weight: 650;
      text-decoration: none;
    }
  `,
})
export class StepPage {
  readonly #faces = inject(STEP_FACES);
  readonly #words = inject(Words);
  readonly #connection = inject(Connection);
  protected readonly current = inject(CurrentMembership);
  /** From the address. */
  readonly stepId = input.required<string>();

  readonly #path = computed(() => this.current.pathWith(this.stepId()));
  readonly #membershipId = computed(() => this.#path()?.membershipId);
  /** Everything was read and the step is in none of her memberships. */
  protected readonly isUnknown = computed(() => Boolean(this.current.home()) && !this.#path());
  protected readonly step = resourceOf(showStep, () => {
    const membershipId = this.#membershipId();
    return membershipId ? { params: { membershipId, stepId: this.stepId() } } : undefined;
  });
  /** The last good answer for this address: a reload after sending something keeps the page. */
  protected readonly view = computed<StepView | undefined>(() =>
    this.step.hasValue() && this.step.value().step.stepId === this.stepId()
      ? this.step.value()
      : undefined,
  );
  protected readonly isLocked = computed(() => problemOf(this.step.error()).kind === 'step-locked');
  /** Known from the path before the content arrives, so that both are fetched at once. */
  readonly #kind = computed(() => {
    const path = this.#path();
    return path && stepsOf(path).find((step) => step.stepId === this.stepId())?.kind;
  });
  protected readonly face = resource({
    params: () => this.#kind(),
    loader: async ({ params: kind }): Promise<Type<unknown> | null> => {
      if (kind === 'quiz') await this.#words.learn('learningQuiz', quizWords);
      return (await (ownFaces[kind] ?? this.#faces[kind])?.load()) ?? null;
    },
  });
  protected readonly faceInputs = computed(() => {
    const view = this.view()!;
    if (ownFaces[view.content.kind]) return { view };
    const { stepId, ...line } = view.step;
    const body = 'body' in view.content ? view.content.body : null;
    return { membershipId: view.membershipId, step: { ...line, id: stepId, body } };
  });

  constructor() {
    effect(() => {
      // What could not be read without signal is read when it is back.
      const isOnline = this.#connection.isOnline();
      untracked(() => {
        if (isOnline && problemOf(this.step.error()).kind === 'offline') this.step.reload();
      });
    });
  }
}

import { computed, signal } from '@angular/core';
import {
  isRight,
  scoreQuiz,
  type Answer,
  type Question,
  type QuizBody,
} from '@pijar/curriculum/contracts';

export type Phase = 'intro' | 'asking' | 'explained' | 'result';

/** One go through a quiz: a question at a time, explained as soon as it is answered. */
export class QuizRun {
  readonly #index = signal(0);
  readonly #answers = signal<readonly Answer[]>([]);
  readonly #phase = signal<Phase>('intro');

  readonly phase = this.#phase.asReadonly();
  readonly answers = this.#answers.asReadonly();
  readonly number = computed(() => this.#index() + 1);
  readonly question = computed<Question>(() => this.quiz.questions[this.#index()]!);
  /** What was answered to this question; undefined while it is being asked. */
  readonly answer = computed(() =>
    this.#answers().find((answer) => answer.question === this.question().code),
  );
  readonly isRight = computed(() => isRight(this.question(), this.answer()));
  /** Some of what was chosen or put together was right. */
  readonly isPartly = computed(() => {
    const question = this.question();
    const answer = this.answer();
    if (!answer || this.isRight()) return false;
    if (question.kind === 'multiple' && 'choices' in answer) {
      return question.choices.some((each) => each.isCorrect && answer.choices.includes(each.code));
    }
    return 'pairs' in answer && answer.pairs.some((pair) => pair.left === pair.right);
  });
  readonly isLast = computed(() => this.#index() === this.quiz.questions.length - 1);
  readonly result = computed(() => scoreQuiz(this.quiz, this.#answers()));
  /** Codes of the lessons that the wrong answers send back to, each once, in order. */
  readonly reread = computed(() => {
    const wrong = this.quiz.questions.filter(({ code }) => this.result().wrong.includes(code));
    return [...new Set(wrong.flatMap((question) => question.reread ?? []))];
  });

  /** @param explains false where the same questions will be asked again: each answer leads straight to the next question */
  constructor(
    readonly quiz: QuizBody,
    readonly explains = true,
  ) {}

  begin(): void {
    this.#index.set(0);
    this.#answers.set([]);
    this.#phase.set('asking');
  }

  /**
   * An answer stands: it is explained, and cannot be changed in this go.
   * @returns whether the go is over with it, so that the result is shown now
   */
  give(answer: Answer): boolean {
    if (this.#phase() !== 'asking') return false;
    this.#answers.update((answers) => [...answers, answer]);
    this.#phase.set('explained');
    return !this.explains && this.goOn();
  }

  /** @returns whether this was the last question, so that the result is shown now */
  goOn(): boolean {
    if (this.#phase() !== 'explained') return false;
    if (this.isLast()) {
      this.#phase.set('result');
      return true;
    }
    this.#index.update((index) => index + 1);
    this.#phase.set('asking');
    return false;
  }
}

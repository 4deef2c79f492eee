import { Component, ElementRef, computed, input, linkedSignal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isRight, type Answer } from '@pijar/curriculum/contracts';
import { Icon } from '@pijar/shared/web';
import type { QuestionOf } from './question-faces';
import { showNext } from './show-next';
import { shuffled } from './shuffled';

type Pair = QuestionOf<'match'>['pairs'][number];

/**
 * What belongs together, by taps: the first open one shows what could be its other half, a tap takes it and the next one opens. A
 * tap on one that is filled opens it again.
 */
@Component({
  selector: 'pijar-match-question',
  imports: [TranslocoPipe, Icon],
  templateUrl: './match-question.html',
  styleUrl: './match-question.css',
})
export class MatchQuestionView {
  readonly #show = showNext();
  readonly question = input.required<QuestionOf<'match'>>();
  /** What was answered; undefined while it can still be chosen. */
  readonly answer = input<Answer>();
  readonly give = input.required<(answer: Answer) => void>();

  readonly #rights = computed(() => shuffled(this.question().pairs, this.question().code));
  /** By the code of the left side: whose right side was put beside it. */
  protected readonly taken = linkedSignal<unknown, ReadonlyMap<string, Pair>>({
    source: this.question,
    computation: () => new Map(),
  });
  /** Code of the one that is open; undefined when all are filled. */
  protected readonly open = linkedSignal<string | undefined>(() => this.question().pairs[0]?.code);
  /** What nobody has yet. */
  protected readonly left = computed(() => {
    const used = new Set([...this.taken().values()]);
    return this.#rights().filter((pair) => !used.has(pair));
  });
  protected readonly isFull = computed(() => this.taken().size === this.question().pairs.length);
  protected readonly opened = viewChild<ElementRef<HTMLElement>>('opened');
  protected readonly checkButton = viewChild<ElementRef<HTMLElement>>('check');

  protected readonly why = computed(() => {
    const { why } = this.question();
    return isRight(this.question(), this.answer()) ? why.right : why.wrong;
  });

  /** What she put beside it, once answered. */
  protected givenTo(pair: Pair): Pair | undefined {
    const answer = this.answer();
    if (!answer || !('pairs' in answer)) return undefined;
    const code = answer.pairs.find((each) => each.left === pair.code)?.right;
    return this.question().pairs.find((each) => each.code === code);
  }

  protected reopen(pair: Pair): void {
    this.#put(pair.code, undefined);
    this.open.set(pair.code);
    this.#show(this.opened);
  }

  protected take(left: Pair, right: Pair): void {
    this.#put(left.code, right);
    const { pairs } = this.question();
    this.open.set(pairs.find((pair) => !this.taken().has(pair.code))?.code);
    this.#show(this.isFull() ? this.checkButton : this.opened);
  }

  protected send(): void {
    const pairs = [...this.taken()].map(([left, right]) => ({ left, right: right.code }));
    this.give()({ question: this.question().code, pairs });
  }

  #put(left: string, right: Pair | undefined): void {
    const taken = new Map(this.taken());
    taken.delete(left);
    if (right) taken.set(left, right);
    this.taken.set(taken);
  }
}

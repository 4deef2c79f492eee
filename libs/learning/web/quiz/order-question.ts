import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { isRight, type Answer } from '@pijar/curriculum/contracts';
import { Announcer, Icon } from '@pijar/shared/web';
import type { QuestionOf } from './question-faces';
import { shuffled } from './shuffled';

type Item = QuestionOf<'order'>['items'][number];

/** Steps to bring into order, moved up and down with buttons: nothing needs to be dragged. */
@Component({
  selector: 'pijar-order-question',
  imports: [TranslocoPipe, Icon],
  templateUrl: './order-question.html',
  styleUrl: './order-question.css',
})
export class OrderQuestionView {
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly question = input.required<QuestionOf<'order'>>();
  /** What was answered; undefined while it can still be moved. */
  readonly answer = input<Answer>();
  readonly give = input.required<(answer: Answer) => void>();

  /** As she has put them so far. */
  protected readonly items = linkedSignal(() =>
    shuffled(this.question().items, this.question().code),
  );
  protected readonly why = computed(() => {
    const { why } = this.question();
    return isRight(this.question(), this.answer()) ? why.right : why.wrong;
  });

  /** 1, 2, 3 … where she put it. */
  protected placeOf(item: Item): number {
    const answer = this.answer();
    return answer && 'order' in answer ? answer.order.indexOf(item.code) + 1 : 0;
  }

  /** The button keeps the focus wherever its row goes, and where the row is now is said. */
  protected move(index: number, by: -1 | 1): void {
    const items = [...this.items()];
    const other = index + by;
    const moved = items[index];
    if (!moved || !items[other]) return;
    [items[index], items[other]] = [items[other], moved];
    this.items.set(items);
    this.#announcer.say(
      this.#words.translate('learningQuiz.movedTo', {
        ...{ item: moved.text, place: other + 1, count: items.length },
      }),
    );
    const button = `[data-move='${moved.code} ${by}']`;
    afterNextRender(() => this.#host.nativeElement.querySelector<HTMLElement>(button)?.focus(), {
      injector: this.#injector,
    });
  }

  protected check(): void {
    const order = this.items().map((item) => item.code);
    this.give()({ question: this.question().code, order });
  }
}

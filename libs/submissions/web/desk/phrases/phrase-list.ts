import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, ProblemText, Toasts } from '@pijar/shared/web';
import { PhraseField } from '@pijar/submissions/contracts';
import { OwnPhrases, Phrase } from './own-phrases';
import { PhraseEditor } from './phrase-editor';

/** So many are always in view; the others come when asked for. */
const FEW = 3;

/** Sentences to put into a text with one touch or key; the reviewer's own can be changed here. */
@Component({
  selector: 'pijar-phrase-list',
  imports: [TranslocoDirective, Icon, PhraseEditor],
  templateUrl: './phrase-list.html',
  styleUrl: './phrase-list.css',
  host: {
    '(keydown.arrowDown)': 'walk($event, 1)',
    '(keydown.arrowUp)': 'walk($event, -1)',
    '(keydown.escape)': 'leave($event)',
  },
})
export class PhraseList {
  readonly field = input.required<PhraseField>();
  readonly inserted = output<string>();
  /** The writer goes back to her text. */
  readonly left = output<void>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #own = inject(OwnPhrases);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly isOpen = signal(false);
  /** What is being changed: an own sentence, or a new one. */
  protected readonly edited = signal<Phrase | null>(null);
  protected readonly all = computed(() => this.#own[this.field()]());
  protected readonly shown = computed(() =>
    this.isOpen() ? this.all() : this.all().slice(0, FEW),
  );
  protected readonly isMore = computed(() => this.all().length > FEW);

  /** Puts the focus on the first sentence. */
  focus(): void {
    this.#phrases()[0]?.focus();
  }

  protected begin(phrase: Phrase): void {
    this.edited.set(phrase);
  }

  protected async keep(text: string): Promise<void> {
    const edited = this.edited();
    if (edited) await this.#try(() => this.#own.keep(this.field(), text, edited.id));
  }

  protected async forget(phrase: Phrase): Promise<void> {
    const { id } = phrase;
    if (id) await this.#try(() => this.#own.forget(id));
  }

  protected walk(event: Event, steps: number): void {
    const phrases = this.#phrases();
    const at = phrases.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    phrases[(at + steps + phrases.length) % phrases.length]?.focus();
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    if (this.edited()) this.edited.set(null);
    else this.left.emit();
  }

  #phrases(): HTMLElement[] {
    return [...this.#host.nativeElement.querySelectorAll<HTMLElement>('.phrase')];
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
      this.edited.set(null);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
  }
}

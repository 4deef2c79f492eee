import {
  Component,
  ElementRef,
  ViewEncapsulation,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoService } from '@jsverse/transloco';
import type { GlossaryWord } from '@pijar/curriculum/contracts';
import { PersonSettings, formatFileSize } from '@pijar/shared/web';
import { markWords } from './mark-words';
import { openPictures } from './open-pictures';
import type { TextSize } from './text-size';

const READ_ALOUD = 'h2, h3, p, li, tr';

/** The words and pictures of a lesson. */
@Component({
  selector: 'pijar-lesson-text',
  template: '<div class="lesson-text" [class]="size()" lang="id" [innerHTML]="trusted()"></div>',
  styleUrl: './lesson-text.css',
  encapsulation: ViewEncapsulation.None,
  host: { '(click)': 'open($event)' },
})
export class LessonText {
  readonly #sanitizer = inject(DomSanitizer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #translations = inject(TranslocoService);
  readonly #settings = inject(PersonSettings);
  readonly html = input.required<string>();
  readonly size = input<TextSize>('normal');
  /** What can be explained; marked in the text on its first use. */
  readonly words = input<readonly GlossaryWord[]>([]);
  /** Which of `paragraphs()` is being read aloud; it is marked and kept in view. */
  readonly spoken = input<number | null>(null);
  /** A marked word was pressed. */
  readonly asked = output<GlossaryWord>();
  /** A picture was pressed. */
  readonly enlarged = output<{ src: string; alt: string }>();

  /**
   * Sanitised by our server when the content was loaded, from Markdown that allows no HTML. Angular's own sanitiser would drop
   * `loading="lazy"`, and with it somebody's data.
   */
  protected readonly trusted = computed(() => this.#sanitizer.bypassSecurityTrustHtml(this.html()));

  constructor() {
    afterRenderEffect(() => {
      this.html();
      const language = this.#settings.language();
      markWords(this.#host.nativeElement, this.words());
      openPictures(this.#host.nativeElement, {
        open: (alt) => this.#translations.translate('learning.picture.open', { alt }),
        show: (bytes) =>
          this.#translations.translate('learning.picture.show', {
            size: formatFileSize(bytes, language),
          }),
      });
    });
    effect(() => this.#mark(this.spoken()));
  }

  protected open(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('.word, .picture');
    const word = this.words().find((each) => each.word === button?.dataset['word']);
    const picture = button?.querySelector('img');
    if (word) this.asked.emit(word);
    if (picture) this.enlarged.emit({ src: picture.src, alt: picture.alt });
  }

  /** What a voice reads, in order. */
  paragraphs(): string[] {
    return this.#blocks().map((block) => sentence(block));
  }

  #blocks(): HTMLElement[] {
    const all = [...this.#host.nativeElement.querySelectorAll<HTMLElement>(READ_ALOUD)];
    // A paragraph inside a list item is read with the item; what a picture costs is not read.
    return all.filter(
      (block) =>
        !block.parentElement?.closest('li, tr') &&
        !block.querySelector('.picture-offer') &&
        block.textContent?.trim(),
    );
  }

  #mark(index: number | null): void {
    this.#blocks().forEach((block, at) => block.classList.toggle('spoken', at === index));
    if (index !== null) {
      this.#blocks()[index]?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    }
  }
}

/** Cells of a row are read with a pause between them. */
function sentence(block: HTMLElement): string {
  if (block.tagName !== 'TR') return block.textContent?.trim() ?? '';
  return [...block.children].map((cell) => cell.textContent?.trim()).join(', ');
}

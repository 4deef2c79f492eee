import {
  Component,
  ElementRef,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';

const READ_ALOUD = 'h2, h3, p, li, tr';

/** The words and pictures of a lesson. */
@Component({
  selector: 'pijar-lesson-text',
  template: '<div class="lesson-text" lang="id" [innerHTML]="trusted()"></div>',
  styleUrl: './lesson-text.css',
  encapsulation: ViewEncapsulation.None,
})
export class LessonText {
  readonly #sanitizer = inject(DomSanitizer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly html = input.required<string>();
  /** Which of `paragraphs()` is being read aloud; it is marked and kept in view. */
  readonly spoken = input<number | null>(null);

  /**
   * Sanitised by our server when the content was loaded, from Markdown that allows no HTML. Angular's own sanitiser would drop
   * `loading="lazy"`, and with it somebody's data.
   */
  protected readonly trusted = computed(() => this.#sanitizer.bypassSecurityTrustHtml(this.html()));

  constructor() {
    effect(() => this.#mark(this.spoken()));
  }

  /** What a voice reads, in order. */
  paragraphs(): string[] {
    return this.#blocks().map((block) => sentence(block));
  }

  #blocks(): HTMLElement[] {
    const all = [...this.#host.nativeElement.querySelectorAll<HTMLElement>(READ_ALOUD)];
    // A paragraph inside a list item is read with the item.
    return all.filter(
      (block) => !block.parentElement?.closest('li, tr') && block.textContent?.trim(),
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

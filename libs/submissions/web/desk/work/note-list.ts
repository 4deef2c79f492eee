import { Component, ElementRef, afterRenderEffect, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { markLimits } from '@pijar/submissions/contracts';
import { Icon } from '@pijar/shared/web';
import { Marker } from './marker';

/** The words of the notes that are pinned to a photo, by their numbers. */
@Component({
  selector: 'pijar-note-list',
  imports: [TranslocoDirective, Icon],
  template: `
    <ol
      *transloco="let t"
      class="pijar-list"
      [attr.aria-label]="t('submissionsDesk.lightbox.notes')"
    >
      @for (note of marker().on().notes; track $index) {
        <li>
          <b aria-hidden="true">{{ $index + 1 }}</b>
          @if (canWrite()) {
            <textarea
              #text
              rows="2"
              [attr.maxlength]="longest"
              [attr.aria-label]="t('submissionsDesk.lightbox.noteText', { number: $index + 1 })"
              [placeholder]="t('submissionsDesk.lightbox.noteHint')"
              [value]="note.text"
              (focus)="marker().choose($index)"
              (keydown.escape)="leave($event, text)"
              (keydown.enter)="leave($event, text)"
              (input)="marker().note($index, { text: oneLine(text.value) })"
            ></textarea>
            <button
              type="button"
              [attr.aria-label]="t('submissionsDesk.lightbox.removeNote', { number: $index + 1 })"
              (click)="marker().remove($index)"
            >
              <pijar-icon name="trash" [size]="20" />
            </button>
          } @else {
            <span>{{ note.text }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-2);
      align-content: start;
    }
    li {
      display: flex;
      align-items: start;
      gap: var(--space-2);
    }
    b {
      flex: none;
      display: grid;
      place-items: center;
      width: 1.75rem;
      height: 1.75rem;
      border: 2px solid white;
      border-radius: 50%;
      background: #9c1020;
      color: white;
      font-size: var(--text-sm);
    }
    textarea,
    span {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    textarea {
      padding: var(--space-2);
      border: 1px solid color-mix(in srgb, white 50%, transparent);
      border-radius: var(--radius-s);
      background: color-mix(in srgb, white 10%, transparent);
      color: inherit;
      font: inherit;
      font-size: var(--text-sm);
      resize: vertical;
    }
    textarea::placeholder {
      color: color-mix(in srgb, white 75%, transparent);
    }
    button {
      flex: none;
      display: grid;
      place-items: center;
      width: 2.75rem;
      height: 2.75rem;
      border: 0;
      border-radius: 50%;
      background: transparent;
      color: inherit;
    }
    button:hover {
      background: color-mix(in srgb, white 16%, transparent);
    }
    textarea:focus-visible,
    button:focus-visible {
      outline-color: var(--ember);
    }
  `,
})
export class NoteList {
  readonly marker = input.required<Marker>();
  readonly canWrite = input(false);
  protected readonly longest = markLimits.noteText;
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    afterRenderEffect(() => {
      const chosen = this.marker().chosen();
      if (chosen === null || !this.canWrite()) return;
      const field = this.#host.nativeElement.querySelectorAll('textarea')[chosen];
      if (field && field !== document.activeElement) field.focus();
    });
  }

  /** The dialog stays open. */
  protected leave(event: Event, field: HTMLTextAreaElement): void {
    event.preventDefault();
    event.stopPropagation();
    field.blur();
    this.marker().choose(null);
    field.closest('dialog')?.focus();
  }

  protected oneLine(text: string): string {
    return text.replaceAll(/\s*\n\s*/g, ' ');
  }
}

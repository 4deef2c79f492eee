import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GlossaryWord } from '@pijar/curriculum/contracts';
import { Dialog } from '@pijar/shared/web';

/** What a word of the lesson means; the browser gives the focus back to the word. */
@Component({
  selector: 'pijar-word-sheet',
  imports: [TranslocoPipe, Dialog],
  template: `
    <pijar-dialog [isOpen]="true" [heading]="word().word" (closed)="closed()()">
      <p lang="id">{{ word().meaning }}</p>
      <button type="button" class="pijar-button pijar-button--wide" (click)="closed()()">
        {{ 'learning.lesson.understood' | transloco }}
      </button>
    </pijar-dialog>
  `,
  styles: `
    p {
      margin-bottom: var(--space-5);
      font-size: var(--text-lg);
      line-height: 1.5;
    }
  `,
})
export class WordSheet {
  readonly word = input.required<GlossaryWord>();
  /** Called when it was closed; what an outlet draws has no outputs. */
  readonly closed = input.required<() => void>();
}

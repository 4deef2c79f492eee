import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { diffWords } from 'diff';

/** A text and the one before it, word by word; what came and what went is said, underlined and struck out, not only coloured. */
@Component({
  selector: 'pijar-text-changes',
  imports: [TranslocoDirective],
  template: `
    <p *transloco="let t">
      @for (part of parts(); track $index) {
        @if (part.added) {
          <ins
            ><span class="pijar-unseen">{{ t('submissionsDesk.changes.added') }} </span
            >{{ part.value }}</ins
          >
        } @else if (part.removed) {
          <del
            ><span class="pijar-unseen">{{ t('submissionsDesk.changes.removed') }} </span
            >{{ part.value }}</del
          >
        } @else {
          <span>{{ part.value }}</span>
        }
      }
    </p>
  `,
  styles: `
    p {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    ins {
      background: var(--good-soft);
      color: var(--good);
      font-weight: 650;
      text-decoration: underline;
      text-decoration-thickness: 2px;
      text-underline-offset: 0.2em;
    }
    del + ins {
      margin-inline-start: 0.3em;
    }
    del {
      color: var(--ink-soft);
      text-decoration: line-through;
    }
  `,
})
export class TextChanges {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  protected readonly parts = computed(() => diffWords(this.before(), this.after()));
}

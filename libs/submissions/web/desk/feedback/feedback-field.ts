import { Component, ElementRef, input, model, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Field, FieldInput, Icon } from '@pijar/shared/web';
import { withPhrase } from './feedback-words';

/** What is good, or what to change: a text with sentences that can be put in. */
@Component({
  selector: 'pijar-feedback-field',
  imports: [TranslocoDirective, Field, FieldInput, Icon],
  template: `
    <ng-container *transloco="let t">
      <pijar-field [label]="label()" [hint]="hint()" [error]="error()">
        <textarea
          pijarInput
          #text
          rows="3"
          maxlength="8000"
          [readOnly]="isReadOnly()"
          [value]="value()"
          (input)="value.set(text.value)"
        ></textarea>
      </pijar-field>
      @if (!isReadOnly() && phrases().length > 0) {
        <ul class="pijar-list" [attr.aria-label]="t('submissionsDesk.form.phrases')">
          @for (phrase of phrases(); track $index) {
            <li>
              <button
                type="button"
                [attr.aria-label]="t('submissionsDesk.form.insert', { text: phrase })"
                (click)="insert(phrase)"
              >
                <pijar-icon name="add" [size]="16" /> <span>{{ phrase }}</span>
              </button>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-1);
    }
    textarea.pijar-input {
      min-height: 5.5rem;
      font-size: var(--text-sm);
    }
    button {
      display: flex;
      align-items: baseline;
      gap: var(--space-1);
      width: 100%;
      min-height: 1.75rem;
      padding: 0.1rem var(--space-2);
      border: 0;
      border-radius: var(--radius-s);
      background: transparent;
      color: var(--deep);
      font-size: var(--text-xs);
      font-weight: 550;
      line-height: 1.4;
      text-align: start;
    }
    button:hover {
      background: var(--deep-soft);
    }
    @media (pointer: coarse) {
      button {
        min-height: 2.75rem;
        align-items: center;
        font-size: var(--text-sm);
      }
    }
  `,
})
export class FeedbackField {
  readonly value = model.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string | null>(null);
  readonly phrases = input<readonly string[]>([]);
  readonly isReadOnly = input(false);
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');

  focus(): void {
    this.text().nativeElement.focus();
  }

  protected insert(phrase: string): void {
    this.value.set(withPhrase(this.value(), phrase));
    this.focus();
  }
}

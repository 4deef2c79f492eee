import { Component, ElementRef, input, model, viewChild } from '@angular/core';
import { Field, FieldInput } from '@pijar/shared/web';
import { PhraseField } from '@pijar/submissions/contracts';
import { PhraseList } from '../phrases/phrase-list';
import { withPhrase } from './feedback-words';

/** What is good, or what to change: a text with sentences that can be put in. Escape leaves it for the keys of the page. */
@Component({
  selector: 'pijar-feedback-field',
  imports: [Field, FieldInput, PhraseList],
  template: `
    <pijar-field [label]="label()" [hint]="hint()" [error]="error()">
      <textarea
        pijarInput
        #text
        rows="3"
        maxlength="8000"
        [value]="value()"
        (input)="value.set(text.value)"
        (keydown)="onKey($event)"
      ></textarea>
    </pijar-field>
    <pijar-phrase-list [field]="field()" (inserted)="insert($event)" (left)="focus()" />
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
  `,
})
export class FeedbackField {
  readonly value = model.required<string>();
  readonly field = input.required<PhraseField>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string | null>(null);
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');
  private readonly phrases = viewChild.required(PhraseList);

  focus(): void {
    this.text().nativeElement.focus();
  }

  protected insert(phrase: string): void {
    this.value.set(withPhrase(this.value(), phrase));
    this.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.text().nativeElement.blur();
    else if (event.key === 'ArrowDown' && event.altKey) this.phrases().focus();
    else return;
    event.preventDefault();
  }
}

import {
  Component,
  ElementRef,
  effect,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { maxPhrase } from '@pijar/submissions/contracts';

/** One sentence of the reviewer's own, new or changed. */
@Component({
  selector: 'pijar-phrase-editor',
  imports: [TranslocoDirective],
  template: `
    <div *transloco="let t" class="editor">
      <input
        #line
        class="pijar-input"
        [attr.aria-label]="t('submissionsDesk.phrases.sentence')"
        [maxLength]="limit"
        [value]="written()"
        (input)="written.set(line.value)"
        (keydown.enter)="keep($event)"
      />
      <div>
        <button
          type="button"
          class="pijar-button"
          [disabled]="!written().trim()"
          (click)="keep($event)"
        >
          {{ t('submissionsDesk.phrases.keep') }}
        </button>
        <button type="button" class="pijar-button pijar-button--quiet" (click)="left.emit()">
          {{ t('submissionsDesk.phrases.leave') }}
        </button>
        @if (text()) {
          <button type="button" class="pijar-button pijar-button--quiet" (click)="forgotten.emit()">
            {{ t('submissionsDesk.phrases.forget') }}
          </button>
        }
      </div>
    </div>
  `,
  styles: `
    .editor {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-2);
      border-radius: var(--radius-s);
      background: var(--sunk);
    }
    .editor > div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    input {
      width: 100%;
      font-size: var(--text-sm);
    }
  `,
})
export class PhraseEditor {
  /** As it is; empty for a new one. */
  readonly text = input.required<string>();
  readonly kept = output<string>();
  readonly forgotten = output<void>();
  readonly left = output<void>();
  private readonly line = viewChild<ElementRef<HTMLInputElement>>('line');
  protected readonly limit = maxPhrase;
  protected readonly written = linkedSignal(() => this.text());

  constructor() {
    effect(() => this.line()?.nativeElement.focus());
  }

  protected keep(event: Event): void {
    event.preventDefault();
    if (this.written().trim()) this.kept.emit(this.written().trim());
  }
}

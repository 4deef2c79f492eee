import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { TextSizeSetting, textSizes } from './text-size';

/** Three sizes of the lesson's words, shown as what they are. */
@Component({
  selector: 'pijar-text-size-choice',
  imports: [TranslocoPipe],
  template: `
    <div role="group" [attr.aria-label]="'learning.textSize.label' | transloco">
      @for (size of sizes; track size) {
        <button
          type="button"
          [class]="size"
          [attr.aria-pressed]="setting.size() === size"
          [attr.aria-label]="'learning.textSize.' + size | transloco"
          (click)="setting.use(size)"
        >
          <span aria-hidden="true">A</span>
        </button>
      }
    </div>
  `,
  styles: `
    div {
      display: inline-flex;
      padding: 2px;
      border-radius: var(--radius-s);
      background: var(--sunk);
    }
    button {
      width: var(--target);
      height: var(--target);
      padding: 0;
      border: 0;
      border-radius: 0.5rem;
      background: transparent;
      color: var(--ink);
      font-size: 1rem;
      font-weight: 700;
      line-height: 1;
      cursor: pointer;
    }
    .large {
      font-size: 1.375rem;
    }
    .huge {
      font-size: 1.75rem;
    }
    button[aria-pressed='true'] {
      background: var(--surface-raised);
      box-shadow: 0 0 0 1.5px var(--line-strong);
    }
  `,
})
export class TextSizeChoice {
  protected readonly setting = inject(TextSizeSetting);
  protected readonly sizes = textSizes;
}

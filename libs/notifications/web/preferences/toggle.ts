import { Component, input, output } from '@angular/core';

/** On or off, said in a word beside the sign. */
@Component({
  selector: 'pijar-toggle',
  template: `
    <button
      type="button"
      role="switch"
      [attr.aria-checked]="isOn()"
      [attr.aria-label]="label()"
      [disabled]="isBusy()"
      (click)="changed.emit(!isOn())"
    >
      <span class="track"></span>
      <span aria-hidden="true">{{ word() }}</span>
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-width: 5.5rem;
      min-height: var(--target);
      padding: 0 var(--space-1);
      border: 0;
      border-radius: var(--radius-s);
      background: transparent;
      font-size: var(--text-sm);
      font-weight: 700;
    }
    .track {
      position: relative;
      flex: none;
      width: 3rem;
      height: 1.7rem;
      border: 2px solid var(--line-strong);
      border-radius: var(--radius-pill);
      background: var(--sunk);

      &::after {
        content: '';
        position: absolute;
        inset: 2px auto 2px 2px;
        width: 1.2rem;
        border-radius: 50%;
        background: var(--line-strong);
        transition: transform var(--quick) var(--ease);
      }
    }
    [aria-checked='true'] .track {
      border-color: var(--deep);
      background: var(--deep);

      &::after {
        background: var(--on-deep);
        transform: translateX(1.25rem);
      }
    }
  `,
})
export class Toggle {
  readonly isOn = input.required<boolean>();
  readonly isBusy = input(false);
  /** What is switched, for a screen reader. */
  readonly label = input.required<string>();
  /** Yes or no, in the reader's language. */
  readonly word = input.required<string>();
  readonly changed = output<boolean>();
}

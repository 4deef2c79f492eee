import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The first thing a keyboard reaches: leads past the navigation into `main`. */
@Component({
  selector: 'pijar-skip-link',
  imports: [TranslocoPipe],
  template: `<button type="button" (click)="skip()">{{ 'shell.skip' | transloco }}</button>`,
  styles: `
    button {
      position: fixed;
      inset-inline-start: var(--space-3);
      top: -6rem;
      z-index: 100;
      min-height: var(--target);
      padding: var(--space-2) var(--space-4);
      border: 0;
      border-radius: var(--radius-s);
      background: var(--deep);
      color: var(--on-deep);
      font-weight: 700;
    }
    button:focus {
      top: var(--space-3);
    }
  `,
})
export class SkipLink {
  protected skip(): void {
    const main = document.querySelector<HTMLElement>('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
    main?.scrollIntoView();
  }
}

import { Component, ElementRef, inject, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AttemptView } from '@pijar/submissions/contracts';

/** One tab for each try, the newest first; arrow keys walk. */
@Component({
  selector: 'pijar-attempt-tabs',
  imports: [TranslocoDirective],
  template: `
    <div
      *transloco="let t"
      role="tablist"
      [attr.aria-label]="t('submissionsDesk.review.tabs')"
      (keydown.arrowRight)="walk(1)"
      (keydown.arrowLeft)="walk(-1)"
    >
      @for (attempt of attempts(); track attempt.id) {
        <button
          type="button"
          role="tab"
          aria-controls="pijar-attempt"
          [id]="'pijar-attempt-' + $index"
          [attr.aria-selected]="$index === at()"
          [tabindex]="$index === at() ? 0 : -1"
          (click)="at.set($index)"
        >
          {{ t('submissionsDesk.review.try', { count: attempt.number }) }}
          @if ($first) {
            <small>{{ t('submissionsDesk.review.newest') }}</small>
          }
        </button>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
      border-bottom: 1px solid var(--line);
    }
    button {
      min-height: 2.75rem;
      padding: var(--space-1) var(--space-3);
      border: 0;
      border-bottom: 3px solid transparent;
      background: transparent;
      color: var(--ink-soft);
      font-weight: 650;
    }
    button[aria-selected='true'] {
      border-color: var(--ember);
      color: var(--ink);
    }
    small {
      font-weight: 500;
    }
  `,
})
export class AttemptTabs {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly attempts = input.required<readonly AttemptView[]>();
  /** Place of the open one. */
  readonly at = model.required<number>();

  protected walk(steps: number): void {
    const count = this.attempts().length;
    this.at.update((at) => (at + steps + count) % count);
    const tabs = this.#host.nativeElement.querySelectorAll<HTMLElement>('[role=tab]');
    tabs[this.at()]?.focus();
  }
}

import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Grey lines in the shape of what comes, so that nothing jumps. Says "Memuat" to a screen reader. */
@Component({
  selector: 'pijar-skeleton',
  imports: [TranslocoPipe],
  template: `
    <span class="pijar-unseen" role="status">{{ 'kit.loading' | transloco }}</span>
    @for (line of rows(); track line) {
      <div [class]="shape()" aria-hidden="true"></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    div {
      height: 1.1rem;
      border-radius: var(--radius-s);
      background: var(--sunk);
      animation: breathe 1.6s ease-in-out infinite;
    }
    div:last-child:not(:only-of-type).lines {
      width: 62%;
    }
    .card {
      height: 7.5rem;
      border-radius: var(--radius-l);
    }
    .row {
      height: 3.25rem;
    }
    @keyframes breathe {
      50% {
        opacity: 0.5;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(3);
  readonly shape = input<'lines' | 'card' | 'row'>('lines');
  protected readonly rows = computed(() => Array.from({ length: this.lines() }, (_, i) => i));
}

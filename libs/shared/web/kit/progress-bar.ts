import { Component, computed, input } from '@angular/core';

/** How much of something is done. `label` is what a screen reader says; put visible words beside the bar. */
@Component({
  selector: 'pijar-progress-bar',
  template: '<div [style.inline-size.%]="share()"></div>',
  host: {
    role: 'progressbar',
    'aria-valuemin': '0',
    '[attr.aria-valuemax]': 'max()',
    '[attr.aria-valuenow]': 'value()',
    '[attr.aria-label]': 'label()',
  },
  styles: `
    :host {
      display: block;
      height: 0.625rem;
      border-radius: var(--radius-pill);
      background: var(--light-off);
      overflow: hidden;
    }
    div {
      height: 100%;
      border-radius: inherit;
      background: linear-gradient(90deg, var(--light-1), var(--light-2) 60%, var(--light-3));
      transition: inline-size var(--calm) var(--ease);
    }
  `,
})
export class ProgressBar {
  readonly value = input.required<number>();
  readonly max = input(100);
  readonly label = input.required<string>();
  protected readonly share = computed(() =>
    this.max() > 0 ? Math.min(100, Math.max(0, (this.value() / this.max()) * 100)) : 0,
  );
}

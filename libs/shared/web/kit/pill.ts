import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { IconName } from './icon-paths';

export type Tone = 'quiet' | 'deep' | 'ember' | 'good' | 'warn' | 'bad';

/** A state in one or two words. The words say it; the colour only agrees. */
@Component({
  selector: 'pijar-pill',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <pijar-icon [name]="name" [size]="16" />
    }
    <ng-content />
  `,
  host: { '[class]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.35rem;
      padding: 0.2rem 0.7rem;
      border-radius: var(--radius-pill);
      font-size: var(--text-xs);
      font-weight: 700;
      line-height: 1.4;
      white-space: nowrap;
      max-width: 100%;
      background: var(--sunk);
      color: var(--ink-soft);
    }
    :host(.deep) {
      background: var(--deep-soft);
      color: var(--deep);
    }
    :host(.ember) {
      background: var(--ember-soft);
      color: var(--ember-ink);
    }
    :host(.good) {
      background: var(--good-soft);
      color: var(--good);
    }
    :host(.warn) {
      background: var(--warn-soft);
      color: var(--warn);
    }
    :host(.bad) {
      background: var(--bad-soft);
      color: var(--bad);
    }
  `,
})
export class Pill {
  readonly tone = input<Tone>('quiet');
  readonly icon = input<IconName>();
}

import { Component, input } from '@angular/core';

/** A sheet of paper. `glow` marks the one next thing; `quiet` is for what can wait. */
@Component({
  selector: 'pijar-card',
  template: '<ng-content />',
  host: { '[class]': 'face()' },
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding: clamp(1.15rem, 4.5vw, var(--space-5));
      border: 1px solid var(--line);
      border-radius: var(--radius-l);
      background: var(--surface);
    }
    :host(.plain) {
      box-shadow: var(--shadow-1);
    }
    :host(.glow) {
      border: 0;
      background:
        radial-gradient(
          circle at calc(100% + 0.25rem) -0.25rem,
          #ffd37a 0 1.4rem,
          #f59a2c calc(1.4rem + 0.5px) 2.5rem,
          #c25c1b calc(2.5rem + 0.5px) 3.7rem,
          rgb(123 69 38 / 55%) calc(3.7rem + 0.5px) 5.6rem,
          transparent calc(5.6rem + 0.5px)
        ),
        var(--chosen);
      color: #f6fbf9;
      box-shadow: var(--shadow-2);
      --ink: #f6fbf9;
      --ink-soft: #dbe9e6;
      --deep: #f6fbf9;
      --sunk: rgb(255 255 255 / 12%);
      --ember-ink: #ffd37a;
      --line-strong: rgb(255 255 255 / 60%);
    }
    :host(.quiet) {
      background: var(--sunk);
      border-color: transparent;
    }
  `,
})
export class Card {
  readonly face = input<'plain' | 'glow' | 'quiet'>('plain');
}

import { Component, computed, input } from '@angular/core';

/**
 * The mark of a stage: one, two or three rings of the same light. Shape carries the meaning, colour agrees:
 * Internalisasi lights the core, Orientasi the ring around it, Mastery the whole.
 */
@Component({
  selector: 'pijar-stage-light',
  template: `
    <svg viewBox="0 0 48 34" [attr.width]="size()" aria-hidden="true" focusable="false">
      <path
        [class.lit]="lit() >= 3"
        class="three"
        d="M2 29a22 22 0 0 1 44 0h-6a16 16 0 0 0-32 0Z"
      />
      <path
        [class.lit]="lit() >= 2"
        class="two"
        d="M11 29a13 13 0 0 1 26 0h-5.6a7.4 7.4 0 0 0-14.8 0Z"
      />
      <path [class.lit]="lit() >= 1" class="one" d="M19.4 29a4.6 4.6 0 0 1 9.2 0Z" />
      <rect [class.lit]="lit() >= 1" class="one" x="2" y="30.8" width="44" height="3" rx="1.5" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    path,
    rect {
      fill: var(--light-off);
    }
    .one.lit {
      fill: var(--light-3);
      stroke: var(--light-edge);
      stroke-width: 0.7;
    }
    .two.lit {
      fill: var(--light-2);
    }
    .three.lit {
      fill: var(--light-1);
    }
  `,
})
export class StageLight {
  /** 1 Internalisasi, 2 Orientasi, 3 Mastery. */
  readonly stage = input.required<number>();
  readonly isLit = input(true);
  /** Width in CSS pixels. */
  readonly size = input(40);
  protected readonly lit = computed(() => (this.isLit() ? this.stage() : 0));
}

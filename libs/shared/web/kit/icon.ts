import { Component, computed, input } from '@angular/core';
import { ICON_PATHS, IconName } from './icon-paths';

/** A picture beside words; hidden from screen readers, so a button with nothing else needs an `aria-label`. */
@Component({
  selector: 'pijar-icon',
  template: `
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      [attr.width]="size()"
      [attr.height]="size()"
    >
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: ':host { display: inline-flex; flex: none; vertical-align: -0.2em; }',
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Side in CSS pixels. */
  readonly size = input(24);
  protected readonly path = computed(() => ICON_PATHS[this.name()]);
}

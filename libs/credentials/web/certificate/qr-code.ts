import { Component, computed, input } from '@angular/core';

/** A QR code with its quiet zone, always dark on white: cameras do not read it the other way round. */
@Component({
  selector: 'pijar-qr-code',
  template: `
    <svg [attr.viewBox]="box()" role="img" [attr.aria-label]="label()" shape-rendering="crispEdges">
      <path [attr.d]="code().path" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      border-radius: var(--radius-m);
      background: #fff;
    }
    svg {
      display: block;
      width: 100%;
      fill: #08363c;
    }
  `,
})
export class QrCode {
  /** Dark modules as an SVG path in a square of `size` units. */
  readonly code = input.required<{ size: number; path: string }>();
  readonly label = input.required<string>();
  protected readonly box = computed(() => {
    const quiet = 4;
    const side = this.code().size + 2 * quiet;
    return `-${quiet} -${quiet} ${side} ${side}`;
  });
}

import { Component, input } from '@angular/core';

/** The mark: a light that rises in three steps. With `hasName` the word Pijar stands beside it. */
@Component({
  selector: 'pijar-logo',
  template: `
    <svg viewBox="0 0 48 48" width="36" height="36" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="14" class="sky" />
      <g transform="translate(0 -2.6)">
        <path class="far" d="M6 33a18 18 0 0 1 36 0h-5.5a12.5 12.5 0 0 0-25 0Z" />
        <path class="near" d="M13.3 33a10.7 10.7 0 0 1 21.4 0h-5a5.7 5.7 0 0 0-11.4 0Z" />
        <circle class="core" cx="24" cy="33" r="4" />
        <rect class="ground" x="6" y="35.6" width="36" height="2.8" rx="1.4" />
      </g>
    </svg>
    @if (hasName()) {
      <span>Pijar</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.6rem;
      font-weight: 800;
      font-size: 1.3rem;
      letter-spacing: -0.03em;
      color: var(--ink);
    }
    @media (max-width: 25rem) {
      :host-context(pijar-public-shell) span {
        display: none;
      }
    }
    .sky {
      fill: #0e4a52;
    }
    .far {
      fill: #a4501f;
    }
    .near {
      fill: #f08a24;
    }
    .core,
    .ground {
      fill: #ffd37a;
    }
  `,
})
export class Logo {
  readonly hasName = input(true);
}

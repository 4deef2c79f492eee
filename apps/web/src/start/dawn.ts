import { Component } from '@angular/core';

/** A light that rises in three steps over the hills: the three stages, as a picture. */
@Component({
  selector: 'pijar-dawn',
  template: `
    <svg viewBox="0 0 480 400" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <rect class="sky" width="480" height="400" />
      <circle class="step-1" cx="240" cy="300" r="232" />
      <circle class="step-2" cx="240" cy="300" r="160" />
      <circle class="step-3" cx="240" cy="300" r="92" />
      <circle class="core" cx="240" cy="300" r="40" />
      <path class="far" d="M0 262 68 214l52 40 66-58 74 76 58-42 76 54 86-62v178H0Z" />
      <path class="near" d="M0 312q84-44 166-8t170-10q74-34 144 8v98H0Z" />
      <path class="field" d="M0 356q120-34 242-8t238-14v66H0Z" />
      <g class="house">
        <path d="M300 306h52v34h-52z" />
        <path class="roof" d="m292 308 34-30 34 30Z" />
        <path class="window" d="M318 316h16v14h-16z" />
      </g>
    </svg>
  `,
  styles: `
    :host {
      display: block;
      border-radius: var(--radius-l);
      overflow: hidden;
      aspect-ratio: 2 / 1;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    .sky {
      fill: #0e4a52;
    }
    .step-1 {
      fill: #7b4526;
      opacity: 0.55;
    }
    .step-2 {
      fill: #c9601c;
      opacity: 0.75;
    }
    .step-3 {
      fill: #f59a2c;
    }
    .core {
      fill: #ffe0a1;
    }
    .far {
      fill: #0b3d44;
    }
    .near {
      fill: #08313a;
    }
    .field {
      fill: #06262d;
    }
    .house path {
      fill: #021519;
    }
    .house .window {
      fill: #ffd37a;
    }
    @media (min-width: 48rem) {
      :host {
        aspect-ratio: 5 / 5;
      }
    }
  `,
})
export class Dawn {}

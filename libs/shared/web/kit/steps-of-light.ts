import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';
import { StageLight } from './stage-light';

export interface StepOfLight {
  /** The stage's own name, as the curriculum has it. */
  name: string;
  state: 'done' | 'open' | 'closed';
  /** A few words under the name, e.g. what is missing. */
  note?: string;
}

/** The path through the stages: lit when done or open, with the state in words. */
@Component({
  selector: 'pijar-steps-of-light',
  imports: [StageLight, Icon, TranslocoPipe],
  template: `
    <ol>
      @for (step of steps(); track step.name) {
        <li [class]="step.state" [attr.aria-current]="step.state === 'open' ? 'step' : null">
          <pijar-stage-light [stage]="$index + 1" [isLit]="step.state !== 'closed'" [size]="44" />
          <span class="name">{{ step.name }}</span>
          <span class="state">
            @if (step.state === 'done') {
              <pijar-icon name="check" [size]="14" />
            } @else if (step.state === 'closed') {
              <pijar-icon name="lock" [size]="14" />
            }
            {{ 'kit.stage.' + step.state | transloco }}
          </span>
          @if (step.note) {
            <span class="note">{{ step.note }}</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './steps-of-light.css',
})
export class StepsOfLight {
  readonly steps = input.required<StepOfLight[]>();
}

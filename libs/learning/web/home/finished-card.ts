import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PathView, StagePath } from '@pijar/learning/contracts';
import { Card, StageLight } from '@pijar/shared/web';

/** A stage was finished: said once, quietly. */
@Component({
  selector: 'pijar-finished-card',
  imports: [TranslocoPipe, Card, StageLight],
  template: `
    <pijar-card>
      <div class="light"><pijar-stage-light [stage]="number()" [size]="112" /></div>
      <h2>{{ 'learning.finished.heading' | transloco: { stage: stage().title } }}</h2>
      <p>{{ 'learning.finished.text' | transloco: { name: path().fullName } }}</p>
      <p>
        @if (following(); as next) {
          {{ 'learning.finished.next' | transloco: { stage: next.title } }}
        } @else {
          {{ 'learning.finished.last' | transloco }}
        }
      </p>
      <button type="button" class="pijar-button pijar-button--deep" (click)="closed.emit()">
        {{ 'learning.finished.close' | transloco }}
      </button>
    </pijar-card>
  `,
  styles: `
    pijar-card {
      text-align: center;
      background: linear-gradient(var(--ember-soft), var(--surface) 70%);
    }
    .light {
      animation: rise 900ms var(--ease) both;
    }
    p {
      margin-bottom: var(--space-2);
    }
    button {
      margin-top: var(--space-3);
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(0.75rem);
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .light {
        animation: none;
      }
    }
  `,
})
export class FinishedCard {
  readonly path = input.required<PathView>();
  readonly stage = input.required<StagePath>();
  readonly closed = output<void>();
  readonly #index = computed(() => this.path().stages.indexOf(this.stage()));
  protected readonly number = computed(() => this.#index() + 1);
  protected readonly following = computed(() =>
    this.path().stages.find((stage, index) => index > this.#index() && stage.state === 'open'),
  );
}

import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CohortFunnelRow } from '@pijar/insights/contracts';

type Stages = CohortFunnelRow['stages'];

/** How many people are in each stage now, and how many are through: a bar, and the same in words. */
@Component({
  selector: 'pijar-funnel-spark',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="bar" aria-hidden="true">
        @for (part of parts(); track part.key) {
          @if (part.count) {
            <i [class]="part.key" [style.flex-grow]="part.count"></i>
          }
        }
      </div>
      <ul class="pijar-list">
        @for (part of parts(); track part.key) {
          <li [class.none]="!part.count">
            <i [class]="part.key" aria-hidden="true"></i>
            {{ part.title ?? t('insights.funnel.through') }}
            <b class="pijar-numbers">{{ part.count }}</b>
          </li>
        }
      </ul>
    </ng-container>
  `,
  styleUrl: './funnel-spark.css',
})
export class FunnelSpark {
  readonly stages = input.required<Stages>();
  protected readonly parts = computed(() => funnelParts(this.stages()));
}

export interface FunnelPart {
  /** `stage-1` … , or `through`. */
  key: string;
  /** Null: those who are through. */
  title: string | null;
  count: number;
}

/** Each person once: in the stage that is open to her, or through all of them. */
export function funnelParts(stages: Stages): FunnelPart[] {
  const inStages = stages.map((stage, index) => ({
    key: `stage-${index + 1}`,
    title: stage.title,
    count: stage.open,
  }));
  return [...inStages, { key: 'through', title: null, count: stages.at(-1)?.done ?? 0 }];
}

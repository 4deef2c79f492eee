import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StepLine } from '@pijar/learning/contracts';
import { Icon, MinutesPipe, PersonDatePipe, Pill } from '@pijar/shared/web';
import { NgTemplateOutlet } from '@angular/common';
import { FactQueue } from '../facts/fact-queue';
import { kindIcon, stateIcon, stateTone } from './step-look';

/** A step in a list: what it is, how long it takes, how it stands. A link unless it is locked. */
@Component({
  selector: 'pijar-step-row',
  imports: [RouterLink, NgTemplateOutlet, TranslocoPipe, Icon, Pill, MinutesPipe, PersonDatePipe],
  template: `
    @if (step().state === 'locked') {
      <span class="row"><ng-container [ngTemplateOutlet]="inside" /></span>
    } @else {
      <a class="row" [routerLink]="['/belajar/langkah', step().stepId]">
        <ng-container [ngTemplateOutlet]="inside" />
      </a>
    }
    <ng-template #inside>
      <span class="mark" [class]="step().state">
        <pijar-icon [name]="mark()" [size]="20" />
      </span>
      <span class="words">
        <span class="title">{{ step().title }}</span>
        <span class="pijar-soft pijar-small">
          {{ 'learning.kind.' + step().kind | transloco }}
          @if (step().minutes > 0) {
            · {{ step().minutes | pijarMinutes }}
          }
          @if (step().dueOn && step().state !== 'done' && step().state !== 'waiting') {
            · {{ 'learning.home.dueOn' | transloco: { date: step().dueOn | pijarDate } }}
          }
          @if (step().score !== null) {
            · {{ 'learning.module.score' | transloco: { score: step().score } }}
          }
        </span>
      </span>
      @if (isOnPhone()) {
        <pijar-pill tone="warn">{{ 'learning.state.onPhone' | transloco }}</pijar-pill>
      } @else if (step().state !== 'open') {
        <pijar-pill [tone]="tone()">{{ 'learning.state.' + step().state | transloco }}</pijar-pill>
      }
    </ng-template>
  `,
  styleUrl: './step-row.css',
})
export class StepRow {
  readonly #facts = inject(FactQueue);
  readonly step = input.required<StepLine>();
  /** She is done with it or handed it in, and the server has not heard so. */
  protected readonly isOnPhone = computed(() => {
    const { state, kind, stepId } = this.step();
    return (state === 'done' || kind === 'assignment') && this.#facts.onPhone().has(stepId);
  });
  protected readonly mark = computed(
    () => stateIcon[this.step().state] ?? kindIcon[this.step().kind],
  );
  protected readonly tone = computed(() => stateTone[this.step().state]);
}

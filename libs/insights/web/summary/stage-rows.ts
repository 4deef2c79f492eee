import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CohortSummary } from '@pijar/insights/contracts';
import { StageLight } from '@pijar/shared/web';

/** The funnel: for each stage how many are through, in it and before it. Every number opens its people. */
@Component({
  selector: 'pijar-stage-rows',
  imports: [RouterLink, TranslocoDirective, StageLight],
  templateUrl: './stage-rows.html',
  styleUrl: './stage-rows.css',
})
export class StageRows {
  readonly stages = input.required<CohortSummary['stages']>();
  readonly cohortId = input.required<string>();
  protected readonly states = ['done', 'open', 'locked'] as const;
  protected readonly total = computed(() =>
    Math.max(1, ...this.stages().map((stage) => stage.done + stage.open + stage.locked)),
  );
}

import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Pill, WorkingDaysPipe } from '@pijar/shared/web';

/** How long work has waited; late is said, not only coloured. */
@Component({
  selector: 'pijar-waiting-days',
  imports: [Pill, TranslocoPipe, WorkingDaysPipe],
  template: `
    <span [class.late]="isLate()">{{ days() | pijarWorkingDays }}</span>
    @if (isLate()) {
      <pijar-pill tone="bad">{{ 'submissionsDesk.queue.lateWord' | transloco }}</pijar-pill>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
    .late {
      color: var(--bad);
      font-weight: 700;
    }
  `,
})
export class WaitingDays {
  readonly days = input.required<number>();
  readonly isLate = input.required<boolean>();
}

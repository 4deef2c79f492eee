import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonSettings, Pill, WorkingDaysPipe } from '@pijar/shared/web';
import { dayWords } from '../due';

/** Until when an answer was promised, and how long the work has waited; late is said, not only coloured. */
@Component({
  selector: 'pijar-waiting-days',
  imports: [Pill, TranslocoDirective, WorkingDaysPipe],
  template: `
    <ng-container *transloco="let t">
      @if (promised(); as day) {
        <span [class.late]="isLate()">{{ t('submissionsDesk.queue.replyBy', { day }) }}</span>
      } @else {
        <span [class.late]="isLate()">{{ days() | pijarWorkingDays }}</span>
      }
      @if (isLate()) {
        <pijar-pill tone="bad">{{ t('submissionsDesk.queue.lateWord') }}</pijar-pill>
      }
      @if (promised()) {
        <small>{{
          t('submissionsDesk.queue.waited', { days: (days() | pijarWorkingDays) })
        }}</small>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-2);
    }
    span {
      font-weight: 600;
    }
    small {
      flex-basis: 100%;
      font-size: var(--text-xs);
      color: var(--ink-soft);
    }
    .late {
      color: var(--bad);
      font-weight: 700;
    }
  `,
})
export class WaitingDays {
  readonly #settings = inject(PersonSettings);
  readonly days = input.required<number>();
  readonly isLate = input.required<boolean>();
  /** `YYYY-MM-DD`; left out where only the days count. */
  readonly replyBy = input<string>();

  protected readonly promised = computed(() => {
    const day = this.replyBy();
    return day && dayWords(day, this.#settings.language(), true);
  });
}

import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorState, Skeleton, resourceOf } from '@pijar/shared/web';
import { listSessions } from '@pijar/workshops/contracts';
import { SessionList } from './session-list';

/** The days of one cohort, to mark attendance. */
@Component({
  selector: 'pijar-cohort-days',
  imports: [TranslocoDirective, ErrorState, Skeleton, SessionList],
  template: `
    <ng-container *transloco="let t">
      @if (sessions.hasValue()) {
        <pijar-session-list [sessions]="sessions.value().items" [base]="base" />
        @if (!sessions.value().items.length) {
          <p class="pijar-soft">{{ t('workshops.days.empty') }}</p>
        }
      } @else if (sessions.error()) {
        <pijar-error-state [error]="sessions.error()" (retry)="sessions.reload()" />
      } @else {
        <pijar-skeleton shape="card" [lines]="2" />
      }
    </ng-container>
  `,
})
export class CohortDays {
  readonly cohortId = input.required<string>();
  protected readonly base = ['/pendamping/hari'];
  protected readonly sessions = resourceOf(listSessions, () => ({
    params: { cohortId: this.cohortId() },
    query: { limit: 100 },
  }));
}

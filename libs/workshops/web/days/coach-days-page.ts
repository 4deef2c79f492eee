import { Component, computed } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { listCohorts } from '@pijar/cohorts/contracts';
import { EmptyState, ErrorState, Skeleton, resourceOf } from '@pijar/shared/web';
import { CohortDays } from './cohort-days';

/** /pendamping/hari: the days of all cohorts that somebody is staff of. */
@Component({
  selector: 'pijar-coach-days-page',
  imports: [TranslocoDirective, EmptyState, ErrorState, Skeleton, CohortDays],
  template: `
    <ng-container *transloco="let t">
      <h1>{{ t('workshops.days.title') }}</h1>
      @if (cohorts.hasValue()) {
        @for (cohort of running(); track cohort.id) {
          <section>
            <h2>{{ cohort.name }}</h2>
            <pijar-cohort-days [cohortId]="cohort.id" />
          </section>
        } @empty {
          <pijar-empty-state icon="calendar" [heading]="t('workshops.days.noCohort')" />
        }
      } @else if (cohorts.error()) {
        <pijar-error-state [error]="cohorts.error()" (retry)="cohorts.reload()" />
      } @else {
        <pijar-skeleton shape="card" [lines]="3" />
      }
    </ng-container>
  `,
  styles: `
    section {
      margin-bottom: var(--space-6);
    }
  `,
})
export class CoachDaysPage {
  protected readonly cohorts = resourceOf(listCohorts, () => ({
    query: { state: 'running' as const, limit: 100 },
  }));
  protected readonly running = computed(() =>
    this.cohorts.hasValue() ? this.cohorts.value().items : [],
  );
}

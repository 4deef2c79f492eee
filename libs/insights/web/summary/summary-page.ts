import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import { exportCohortReport, showCohortSummary } from '@pijar/insights/contracts';
import { urlOf } from '@pijar/shared/contracts';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  PersonDatePipe,
  PersonSettings,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { CheckInMonths } from './check-in-months';
import { hoursInWords } from './hours-in-words';
import { StageGains } from './stage-gains';
import { StageRows } from './stage-rows';

/** The summary tab: the funnel, what needs somebody, and how long feedback takes. Every number opens its people. */
@Component({
  selector: 'pijar-summary-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Card,
    CheckInMonths,
    EmptyState,
    ErrorState,
    Icon,
    PersonDatePipe,
    Skeleton,
    StageGains,
    StageRows,
  ],
  templateUrl: './summary-page.html',
  styleUrl: './summary-page.css',
})
export class SummaryPage {
  protected readonly open = inject(OpenCohort);
  readonly #settings = inject(PersonSettings);
  protected readonly cohortId = computed(() => this.open.id() ?? '');
  protected readonly summary = resourceOf(showCohortSummary, () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  protected readonly reportUrl = computed(() =>
    urlOf(exportCohortReport, { cohortId: this.cohortId() }),
  );
  protected readonly people = computed(() => ['/petugas/angkatan', this.cohortId(), 'peserta']);
  /** Reasons and waits that somebody has; the rest would be a list of zeros. */
  protected readonly stuck = computed(() =>
    this.summary.hasValue() ? this.summary.value().stuck.filter(({ count }) => count > 0) : [],
  );
  protected readonly waiting = computed(() =>
    this.summary.hasValue()
      ? this.summary.value().waiting.filter(({ key, count }) => count > 0 && key !== 'nobody')
      : [],
  );

  protected hours(hours: number | null): string {
    return hours === null ? '–' : hoursInWords(hours, this.#settings.language());
  }
}

import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { regionOf } from '@pijar/cohorts/contracts';
import { ErrorState, Icon, PersonDatePipe, Pill, Skeleton } from '@pijar/shared/web';
import { OpenCohort } from '../open-cohort';

/** /petugas/angkatan/:cohortId: what stands above the tabs of a cohort. */
@Component({
  selector: 'pijar-cohort-page',
  imports: [
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TranslocoDirective,
    ErrorState,
    Icon,
    PersonDatePipe,
    Pill,
    Skeleton,
  ],
  templateUrl: './cohort-page.html',
  styleUrl: './cohort-page.css',
})
export class CohortPage {
  readonly cohortId = input.required<string>();
  readonly #open = inject(OpenCohort);
  protected readonly view = this.#open.view;
  protected readonly region = computed(() => {
    const cohort = this.#open.cohort();
    return cohort && regionOf(cohort.regionCode)?.name;
  });
  protected readonly tabs = [
    'ringkasan',
    'peserta',
    'karya',
    'hari',
    'pendampingan',
    'sertifikat',
    'pengaturan',
  ] as const;

  constructor() {
    effect(() => this.#open.open(this.cohortId()));
  }
}

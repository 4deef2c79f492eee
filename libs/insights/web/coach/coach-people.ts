import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listCohortFunnels } from '@pijar/insights/contracts';
import {
  Avatar,
  EmptyState,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  Pill,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { GrowingPeople } from '../people/growing-people';
import { PhoneContactWords } from '../standing/phone-contact-words';
import { StuckPills } from '../standing/stuck-pills';

/** /pendamping/peserta: the people of a coach's cohorts with their next step; from here work is entered for one of them. */
@Component({
  selector: 'pijar-coach-people',
  imports: [
    RouterLink,
    TranslocoDirective,
    Avatar,
    EmptyState,
    ErrorState,
    Field,
    FieldInput,
    Icon,
    PhoneContactWords,
    Pill,
    Skeleton,
    StuckPills,
  ],
  templateUrl: './coach-people.html',
  styleUrl: './coach-people.css',
})
export class CoachPeople {
  /** From the query: which cohort; the newest when left out. */
  readonly cohort = input<string>();
  readonly search = input<string>();

  readonly #router = inject(Router);
  protected readonly cohorts = resourceOf(listCohortFunnels, () => ({
    query: { state: 'running' as const },
  }));
  protected readonly choices = computed(() =>
    this.cohorts.hasValue() ? this.cohorts.value().items : [],
  );
  protected readonly cohortId = computed(() => this.cohort() ?? this.choices()[0]?.id);
  protected readonly people = new GrowingPeople(this.cohortId, () => ({
    ...(this.search() && { search: this.search() }),
  }));

  protected narrow(part: { cohort?: string; search?: string }): void {
    const queryParams = Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, value || null]),
    );
    void this.#router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: 'search' in part,
    });
  }
}

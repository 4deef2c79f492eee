import { Injectable, computed, signal } from '@angular/core';
import { CohortView, showCohort } from '@pijar/cohorts/contracts';
import { resourceOf } from '@pijar/shared/web';

/** The cohort whose pages are open; its tabs share one reading of it. */
@Injectable()
export class OpenCohort {
  readonly #id = signal<string | undefined>(undefined);
  readonly id = this.#id.asReadonly();
  readonly view = resourceOf(showCohort, () => {
    const cohortId = this.#id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  /** Undefined until it has come. */
  readonly cohort = computed(() => (this.view.hasValue() ? this.view.value() : undefined));
  readonly isLed = computed(() => this.cohort()?.relation === 'leads');
  /** Led, and not closed: people and plans may be added. */
  readonly isOpenForChange = computed(() => this.isLed() && this.cohort()?.state === 'running');

  open(cohortId: string): void {
    this.#id.set(cohortId);
  }

  /** After a write that answered with the new view. */
  show(cohort: CohortView): void {
    this.view.set(cohort);
  }
}

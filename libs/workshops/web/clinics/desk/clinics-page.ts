import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listCohorts } from '@pijar/cohorts/contracts';
import { EmptyState, ErrorState, Icon, Pill, Skeleton, resourceOf } from '@pijar/shared/web';
import { ClinicView, listClinics } from '@pijar/workshops/contracts';
import { ClinicWhen } from '../clinic-when';
import { ClinicDialog } from './clinic-dialog';

/** /pendamping/klinik: what is published for the people of her cohorts. */
@Component({
  selector: 'pijar-clinics-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    ClinicDialog,
    ClinicWhen,
    EmptyState,
    ErrorState,
    Icon,
    Pill,
    Skeleton,
  ],
  templateUrl: './clinics-page.html',
  styleUrl: './clinics-page.css',
})
export class ClinicsPage {
  /** From the address: `?when=past`. */
  readonly when = input<string>();
  readonly #router = inject(Router);
  protected readonly isPublishing = signal(false);
  protected readonly shown = computed(() =>
    this.when() === 'past' ? ('past' as const) : ('upcoming' as const),
  );
  protected readonly tabs = [
    { when: 'upcoming', query: null },
    { when: 'past', query: 'past' },
  ] as const;
  protected readonly clinics = resourceOf(listClinics, () => ({ query: { when: this.shown() } }));
  readonly #cohorts = resourceOf(listCohorts, () => ({
    query: { state: 'running' as const, limit: 100 },
  }));
  protected readonly cohorts = computed(() =>
    this.#cohorts.hasValue() ? this.#cohorts.value().items : [],
  );

  protected published(clinic: ClinicView): void {
    this.isPublishing.set(false);
    void this.#router.navigate(['/pendamping/klinik', clinic.id]);
  }
}

import { Component, computed, effect, inject, signal } from '@angular/core';
import { form, submit, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CohortForm, createCohort, listCohortChoices } from '@pijar/cohorts/contracts';
import {
  ApiClient,
  Card,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { CohortFields } from '../cohort-form/cohort-fields';
import { FieldWords } from '../forms/field-words';
import { lazySchema } from '../forms/lazy-schema';
import { serverFaults } from '../forms/server-faults';

/** /petugas/baru */
@Component({
  selector: 'pijar-new-cohort-page',
  imports: [RouterLink, TranslocoDirective, Card, CohortFields, ErrorState, Icon, Skeleton],
  templateUrl: './new-cohort-page.html',
  styleUrl: './new-cohort-page.css',
})
export class NewCohortPage {
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(FieldWords);
  /** Made once: a second tap on the button makes no second cohort. */
  readonly #id = crypto.randomUUID();
  readonly #schema = lazySchema(() => import('@pijar/cohorts/schemas').then((m) => m.CohortForm));

  protected readonly choices = resourceOf(listCohortChoices, () => ({}));
  protected readonly organisations = computed(() =>
    this.choices.hasValue()
      ? this.choices.value().organisations.map(({ id, name }) => ({ id, label: name }))
      : [],
  );
  protected readonly programmes = computed(() =>
    this.choices.hasValue()
      ? this.choices.value().programmeVersions.map(({ id, title, number }) => ({
          id,
          label: `${title} · v${number}`,
        }))
      : [],
  );
  readonly #model = signal<CohortForm>({
    organisationId: '',
    programmeVersionId: '',
    name: '',
    place: '',
    regionCode: '',
    timeZone: 'Asia/Jakarta',
    startsOn: '',
    endsOn: '',
  });
  protected readonly form = form(this.#model, (path) => {
    validateStandardSchema(path, () => this.#schema());
  });

  constructor() {
    effect(() => {
      const organisationId = this.organisations()[0]?.id ?? '';
      const programmeVersionId = this.programmes()[0]?.id ?? '';
      this.#model.update((model) => ({ ...model, organisationId, programmeVersionId }));
    });
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.form, async () => {
      const { regionCode, ...fields } = this.#model();
      const body = { id: this.#id, ...fields, regionCode: regionCode || null };
      try {
        const cohort = await firstValueFrom(this.#api.call(createCohort, { body }));
        await this.#router.navigate(['/petugas/angkatan', cohort.id, 'peserta']);
        return undefined;
      } catch (error) {
        return serverFaults(this.form, error, this.#problemText);
      }
    });
  }
}

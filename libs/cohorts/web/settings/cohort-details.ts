import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { form, submit, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { CohortForm, CohortView, changeCohort, listCohortChoices } from '@pijar/cohorts/contracts';
import { ApiClient, ProblemText, Toasts, Words, problemOf, resourceOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { CohortFields } from '../cohort-form/cohort-fields';
import { FieldWords } from '../forms/field-words';
import { lazySchema } from '../forms/lazy-schema';
import { serverFaults } from '../forms/server-faults';
import { OpenCohort } from '../open-cohort';

/** Name, place, dates and programme of a cohort. What was typed survives a change by somebody else. */
@Component({
  selector: 'pijar-cohort-details',
  imports: [TranslocoDirective, CohortFields],
  template: `
    <ng-container *transloco="let t">
      <form novalidate (submit)="save($event)">
        <pijar-cohort-fields
          [form]="form"
          [programmes]="programmes()"
          [programmeHint]="t('cohorts.settings.programmeHint')"
        />
        <p class="fault" role="alert">{{ words.of(form()) }}</p>
        <div class="pijar-actions">
          <button class="pijar-button pijar-button--deep" [disabled]="form().submitting()">
            {{ t('cohorts.settings.save') }}
          </button>
        </div>
      </form>
    </ng-container>
  `,
  styles: `
    .fault:empty {
      display: none;
    }
    .fault {
      margin: var(--space-4) 0 0;
      color: var(--bad);
      font-weight: 650;
    }
  `,
})
export class CohortDetails {
  readonly cohort = input.required<CohortView>();
  readonly #api = inject(ApiClient);
  readonly #open = inject(OpenCohort);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #say = inject(Words);
  protected readonly words = inject(FieldWords);
  readonly #schema = lazySchema(() => import('@pijar/cohorts/schemas').then((m) => m.CohortForm));
  readonly #choices = resourceOf(listCohortChoices, () => ({}));

  /** The version that a save stands on; after a lost race the newer one, so that a second save is meant. */
  readonly #version = linkedSignal(() => this.cohort().version);
  readonly #model = linkedSignal<string, CohortForm>({
    source: () => this.cohort().id,
    computation: () => fieldsOf(this.cohort()),
  });
  protected readonly form = form(this.#model, (path) => {
    validateStandardSchema(path, () => this.#schema());
  });
  /** The present one stays choosable though a newer is out. */
  protected readonly programmes = computed(() => {
    const { programme } = this.cohort();
    const all = this.#choices.hasValue() ? this.#choices.value().programmeVersions : [];
    const present = { id: programme.versionId, title: programme.title, number: programme.number };
    return [present, ...all.filter(({ id }) => id !== present.id)].map(({ id, title, number }) => ({
      id,
      label: `${title} · v${number}`,
    }));
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.form, async () => {
      const { programmeVersionId, name, place, regionCode, timeZone, startsOn, endsOn } =
        this.#model();
      const body = {
        version: this.#version(),
        ...{ programmeVersionId, name, place, timeZone, startsOn, endsOn },
        regionCode: regionCode || null,
      };
      const params = { cohortId: this.cohort().id };
      try {
        const changed = await firstValueFrom(this.#api.call(changeCohort, { params, body }));
        this.#open.show(changed);
        this.form().reset();
        this.#toasts.show(this.#say.say('cohorts.settings.saved'));
        return undefined;
      } catch (error) {
        const current = problemOf(error).problem.current as CohortView | undefined;
        if (current) this.#version.set(current.version);
        return serverFaults(this.form, error, this.#problemText);
      }
    });
  }
}

const fieldsOf = (cohort: CohortView): CohortForm => ({
  organisationId: cohort.organisation.id,
  programmeVersionId: cohort.programme.versionId,
  name: cohort.name,
  place: cohort.place,
  regionCode: cohort.regionCode ?? '',
  timeZone: cohort.timeZone,
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn,
});

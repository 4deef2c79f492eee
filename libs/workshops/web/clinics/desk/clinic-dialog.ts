import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { FieldTree, FormField, form, submit, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { FieldWords, lazySchema, serverFaults } from '@pijar/cohorts/web';
import {
  ApiClient,
  Dialog,
  Field,
  FieldInput,
  ProblemText,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import {
  ClinicChoices,
  ClinicForm,
  ClinicView,
  ClinicZone,
  changeClinic,
  publishClinic,
  showClinicChoices,
} from '@pijar/workshops/contracts';
import { firstValueFrom } from 'rxjs';
import { fieldsOf, newFields, planOf } from './clinic-form';

interface Source {
  clinic: ClinicView | null;
  choices: ClinicChoices | null;
}

/** Publishes a clinic or changes one. */
@Component({
  selector: 'pijar-clinic-dialog',
  imports: [FormField, TranslocoDirective, Dialog, Field, FieldInput],
  templateUrl: './clinic-dialog.html',
  styleUrl: './clinic-dialog.css',
})
export class ClinicDialog {
  /** What is changed; null: a new one. */
  readonly clinic = input<ClinicView | null>(null);
  /** Cohorts that a new one may be published in. */
  readonly cohorts = input<readonly { id: string; name: string }[]>([]);
  readonly closed = output<void>();
  readonly saved = output<ClinicView>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(FieldWords);
  readonly #schema = lazySchema(() => import('@pijar/workshops/schemas').then((m) => m.ClinicForm));
  /** Made once: a second tap publishes no second clinic. */
  readonly #newId = import('@pijar/shared/phone').then(({ newId }) => newId());
  readonly #version = linkedSignal(() => this.clinic()?.version ?? 0);
  protected readonly cohortId = linkedSignal(
    () => this.clinic()?.cohortId ?? this.cohorts()[0]?.id ?? '',
  );
  protected readonly choices = resourceOf(showClinicChoices, () =>
    this.cohortId() ? { params: { cohortId: this.cohortId() } } : undefined,
  );
  protected readonly known = computed(() =>
    this.choices.hasValue() ? this.choices.value() : null,
  );
  protected readonly others = computed(
    () => this.known()?.cohorts.filter(({ id }) => id !== this.cohortId()) ?? [],
  );
  protected readonly zones: ClinicZone[] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
  /** Those that were ticked; which of them count depends on the audience. */
  protected readonly ticked = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.clinic()?.cohortIds ?? []),
  );
  readonly #model = linkedSignal<Source, ClinicForm>({
    source: () => {
      const clinic = this.clinic();
      // What is changed stands for itself: choices that come later take nothing back.
      return { clinic, choices: clinic ? null : this.known() };
    },
    computation: ({ clinic, choices }, before) =>
      clinic ? fieldsOf(clinic) : newFields(choices, before?.value),
  });
  protected readonly form = form(this.#model, (path) => {
    validateStandardSchema(path, () => this.#schema());
  });
  protected readonly isNew = computed(() => this.clinic() === null);

  protected tick(cohortId: string): void {
    this.ticked.update((before) => {
      const next = new Set(before);
      if (!next.delete(cohortId)) next.add(cohortId);
      return next;
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.form, async () => {
      const body = planOf(this.#model(), [...this.ticked()]);
      const clinic = this.clinic();
      try {
        const call = clinic
          ? this.#api.call(changeClinic, {
              params: { clinicId: clinic.id },
              body: { ...body, version: this.#version() },
            })
          : this.#api.call(publishClinic, {
              params: { cohortId: this.cohortId() },
              body: { ...body, id: await this.#newId },
            });
        this.saved.emit(await firstValueFrom(call));
        return undefined;
      } catch (error) {
        const current = problemOf(error).problem.current as ClinicView | undefined;
        if (current) this.#version.set(current.version);
        return serverFaults(this.form, error, this.#problemText).map((fault) => {
          // “A place or a link” is about two fields: it goes when either is different.
          const isOfPlace = fault.fieldTree === (this.form.place as unknown);
          return isOfPlace ? { ...fault, fieldTree: this.form as FieldTree<unknown> } : fault;
        });
      }
    });
  }
}

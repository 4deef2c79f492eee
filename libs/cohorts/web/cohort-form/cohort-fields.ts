import { Component, computed, inject, input, signal } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { CohortForm, regions, timeZoneOf, timeZones } from '@pijar/cohorts/contracts';
import { Field, FieldInput } from '@pijar/shared/web';
import { FieldWords } from '../forms/field-words';

interface Choice {
  id: string;
  label: string;
}

/** The fields of a cohort, for a new one and for its settings. */
@Component({
  selector: 'pijar-cohort-fields',
  imports: [FormField, TranslocoDirective, Field, FieldInput],
  templateUrl: './cohort-fields.html',
  styleUrl: './cohort-fields.css',
})
export class CohortFields {
  readonly form = input.required<FieldTree<CohortForm>>();
  readonly programmes = input.required<readonly Choice[]>();
  /** One: it is taken without asking. */
  readonly organisations = input<readonly Choice[]>([]);
  /** Why the programme cannot be chosen. */
  readonly programmeHint = input<string>();
  protected readonly words = inject(FieldWords);
  protected readonly regions = regions;
  protected readonly timeZones = timeZones;
  readonly #isZoneChosen = signal(false);
  protected readonly asksOrganisation = computed(() => this.organisations().length > 1);

  /** The zone of the province, unless it was chosen by hand. */
  protected followRegion(): void {
    const form = this.form();
    if (this.#isZoneChosen()) return;
    form.timeZone().value.set(timeZoneOf(form.regionCode().value() || null));
  }

  protected keepZone(): void {
    this.#isZoneChosen.set(true);
  }
}

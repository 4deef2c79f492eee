import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  createOrganisation,
  editOrganisation,
  shownPhone,
  type OrganisationView,
} from '@pijar/identity/contracts';
import { ApiClient, Field, FieldInput, ProblemText } from '@pijar/shared/web';

type Value = Record<
  'name' | 'regionCode' | 'contactName' | 'contactPhone' | 'contactWhatsapp' | 'helpNote',
  string
>;
const fields: { name: keyof Value; type: string; max: number }[] = [
  { name: 'name', type: 'text', max: 160 },
  { name: 'regionCode', type: 'text', max: 13 },
  { name: 'contactName', type: 'text', max: 120 },
  { name: 'contactPhone', type: 'tel', max: 40 },
  { name: 'contactWhatsapp', type: 'tel', max: 40 },
];

/** A new organisation, or a changed one. */
@Component({
  selector: 'pijar-organisation-form',
  imports: [Field, FieldInput, MatButtonModule, TranslocoDirective],
  template: `
    <form class="pijar-stack" *transloco="let t" (submit)="save($event)">
      @for (field of fields; track field.name) {
        <pijar-field
          [label]="t('identityStaff.organisation.field.' + field.name)"
          [error]="faultOf(field.name)"
        >
          <input
            pijarInput
            [type]="field.type"
            [attr.maxlength]="field.max"
            [required]="field.name === 'name'"
            [value]="value()[field.name]"
            (input)="set(field.name, $any($event.target).value)"
          />
        </pijar-field>
      }
      <pijar-field
        [label]="t('identityStaff.organisation.field.helpNote')"
        [hint]="t('identityStaff.organisation.noteHint')"
        [error]="faultOf('helpNote')"
      >
        <textarea
          pijarInput
          rows="3"
          maxlength="500"
          [value]="value().helpNote"
          (input)="set('helpNote', $any($event.target).value)"
        ></textarea>
      </pijar-field>
      <p class="fault" role="alert">{{ fault() }}</p>
      <div>
        <button matButton="filled" [disabled]="isSending()">{{ t('identityStaff.save') }}</button>
      </div>
    </form>
  `,
  styleUrl: './form.css',
})
export class OrganisationForm {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  /** Null: a new one. */
  readonly organisation = input.required<OrganisationView | null>();
  readonly saved = output<OrganisationView>();

  protected readonly fields = fields;
  protected readonly value = linkedSignal(() => valueOf(this.organisation()));
  protected readonly isSending = signal(false);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => this.#problem() && this.#text.of(this.#problem()));

  protected set(name: keyof Value, text: string): void {
    this.value.update((value) => ({ ...value, [name]: text }));
  }

  protected faultOf(name: keyof Value): string | null {
    return this.#text.ofField(this.#problem(), name);
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.#problem.set(null);
    const { name, ...rest } = this.value();
    const others = Object.fromEntries(
      Object.entries(rest).map(([field, text]) => [field, text.trim() || null]),
    ) as { [K in keyof typeof rest]: string | null };
    const organisation = this.organisation();
    const call = organisation
      ? this.#api.call(editOrganisation, {
          params: { organisationId: organisation.organisationId },
          body: { version: organisation.version, name, ...others },
        })
      : this.#api.call(createOrganisation, { body: { name, ...others } });
    call.subscribe({
      next: (saved) => this.saved.emit(saved),
      error: (error) => {
        this.isSending.set(false);
        this.#problem.set(error);
      },
    });
  }
}

function valueOf(organisation: OrganisationView | null): Value {
  const phone = (number: string | null | undefined) => (number ? shownPhone(number) : '');
  return {
    name: organisation?.name ?? '',
    regionCode: organisation?.regionCode ?? '',
    contactName: organisation?.contactName ?? '',
    contactPhone: phone(organisation?.contactPhone),
    contactWhatsapp: phone(organisation?.contactWhatsapp),
    helpNote: organisation?.helpNote ?? '',
  };
}

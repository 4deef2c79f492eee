import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  editPerson,
  shownPhone,
  showPerson,
  type IssuedCode,
  type PersonView,
} from '@pijar/identity/contracts';
import {
  ApiClient,
  ErrorState,
  Field,
  FieldInput,
  ProblemText,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { AccountActions } from './account-actions';
import { AccountPill } from './account-pill';
import { CodeSlip } from './code-slip';

const lines = ['regionCode', 'village', 'community', 'destinationCountry', 'returnReason'] as const;
const choices = {
  sex: ['female', 'male', 'unknown'],
  kind: ['returnee', 'family', 'unknown'],
  device: ['own', 'shared', 'none', 'unknown'],
  education: ['', 'none', 'primary', 'junior', 'senior', 'higher'],
} as const;

/** A participant's name, phone, profile and account, for the pages of officers. Put it into a dialog or a pane. */
@Component({
  selector: 'pijar-person-editor',
  imports: [
    AccountActions,
    AccountPill,
    CodeSlip,
    ErrorState,
    Field,
    FieldInput,
    MatButtonModule,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './person-editor.html',
  styleUrl: './form.css',
})
export class PersonEditor {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  readonly personId = input.required<string>();
  /** Whatever was changed: the lists around it may want to read again. */
  readonly saved = output<PersonView>();

  protected readonly person = resourceOf(showPerson, () => ({
    params: { personId: this.personId() },
  }));
  protected readonly lines = lines;
  protected readonly choices = choices;
  protected readonly choiceNames = Object.keys(choices) as (keyof typeof choices)[];
  protected readonly value = linkedSignal(() =>
    this.person.hasValue() ? valueOf(this.person.value()) : null,
  );
  protected readonly issued = linkedSignal<string, IssuedCode | null>({
    source: this.personId,
    computation: () => null,
  });
  protected readonly isSending = signal(false);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => this.#problem() && this.#text.of(this.#problem()));

  protected set(name: keyof ReturnType<typeof valueOf>, text: string): void {
    this.value.update((value) => value && { ...value, [name]: text });
  }

  protected faultOf(name: string): string | null {
    return this.#text.ofField(this.#problem(), name);
  }

  protected save(event: Event, person: PersonView): void {
    event.preventDefault();
    const value = this.value();
    if (this.isSending() || !value) return;
    this.isSending.set(true);
    this.#problem.set(null);
    const given = Object.fromEntries(
      Object.entries(value).map(([name, text]) => [name, text.trim() || null]),
    );
    const body = { ...given, fullName: value.fullName, version: person.version };
    const call = this.#api.call(editPerson, { params: { personId: person.personId }, body });
    call.subscribe({
      next: (saved) => {
        this.isSending.set(false);
        this.person.set(saved);
        this.saved.emit(saved);
      },
      error: (error) => {
        this.isSending.set(false);
        this.#problem.set(error);
      },
    });
  }

  protected accountChanged(): void {
    this.person.reload();
    if (this.person.hasValue()) this.saved.emit(this.person.value());
  }
}

function valueOf(person: PersonView) {
  return {
    fullName: person.fullName,
    phone: person.phone ? shownPhone(person.phone) : '',
    locale: person.locale as string,
    sex: person.sex as string,
    kind: person.kind as string,
    device: person.device as string,
    education: person.education ?? '',
    regionCode: person.regionCode ?? '',
    village: person.village ?? '',
    community: person.community ?? '',
    destinationCountry: person.destinationCountry ?? '',
    returnReason: person.returnReason ?? '',
  };
}

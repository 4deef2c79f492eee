import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  createStaff,
  editStaff,
  listOrganisations,
  roles,
  shownPhone,
  type CreatedStaff,
  type StaffRole,
  type StaffView,
} from '@pijar/identity/contracts';
import { ApiClient, Field, FieldInput, ProblemText, resourceOf } from '@pijar/shared/web';

/** A new staff account, or a changed one. */
@Component({
  selector: 'pijar-staff-form',
  imports: [Field, FieldInput, MatButtonModule, TranslocoDirective],
  templateUrl: './staff-form.html',
  styleUrl: './form.css',
})
export class StaffForm {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  /** Null: a new one. */
  readonly staff = input.required<StaffView | null>();
  readonly saved = output<StaffView>();
  readonly created = output<CreatedStaff>();

  protected readonly organisations = resourceOf(listOrganisations, () => ({
    query: { limit: 100 },
  }));
  protected readonly choices = computed(() =>
    this.organisations.hasValue() ? this.organisations.value().items : [],
  );
  protected readonly staffRoles = roles.filter((role): role is StaffRole => role !== 'participant');
  protected readonly value = linkedSignal(() => valueOf(this.staff()));
  protected readonly isSending = signal(false);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => this.#problem() && this.#text.of(this.#problem()));

  protected set(part: Partial<ReturnType<typeof valueOf>>): void {
    this.value.update((value) => ({ ...value, ...part }));
  }

  protected choose(role: StaffRole, isChosen: boolean): void {
    const others = this.value().roles.filter((one) => one !== role);
    this.set({ roles: isChosen ? [...others, role] : others });
  }

  protected faultOf(name: string): string | null {
    return this.#text.ofField(this.#problem(), name);
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.#problem.set(null);
    const { username, ...value } = this.value();
    const body = { ...value, phone: value.phone.trim() || null };
    const staff = this.staff();
    const error = (problem: unknown) => {
      this.isSending.set(false);
      this.#problem.set(problem);
    };
    if (staff) {
      const { personId, version } = staff;
      const call = this.#api.call(editStaff, { params: { personId }, body: { ...body, version } });
      call.subscribe({ next: (saved) => this.saved.emit(saved), error });
    } else {
      const call = this.#api.call(createStaff, { body: { ...body, username } });
      call.subscribe({ next: (made) => this.created.emit(made), error });
    }
  }
}

function valueOf(staff: StaffView | null) {
  return {
    fullName: staff?.fullName ?? '',
    username: staff?.username ?? '',
    phone: staff?.phone ? shownPhone(staff.phone) : '',
    locale: staff?.locale ?? ('id' as const),
    organisationId: staff?.organisationId ?? '',
    roles: (staff?.roles ?? []).filter((role): role is StaffRole => role !== 'participant'),
  };
}

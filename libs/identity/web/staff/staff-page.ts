import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  listStaff,
  roles,
  type CreatedStaff,
  type IssuedCode,
  type StaffRole,
  type StaffView,
} from '@pijar/identity/contracts';
import { Dialog, EmptyState, ErrorState, Pill, Skeleton, Toasts, Words } from '@pijar/shared/web';
import { filtersInAddress } from '../lists/filters';
import { GrowingList } from '../lists/growing-list';
import { SearchField } from '../lists/search-field';
import { AccountActions } from './account-actions';
import { AccountPill } from './account-pill';
import { CodeSlip } from './code-slip';
import { StaffForm } from './staff-form';

/** Everybody who works in the programme: their organisation, roles and whether they can sign in. */
@Component({
  selector: 'pijar-staff-page',
  imports: [
    AccountActions,
    AccountPill,
    CodeSlip,
    Dialog,
    EmptyState,
    ErrorState,
    MatButtonModule,
    MatTableModule,
    Pill,
    SearchField,
    Skeleton,
    StaffForm,
    TranslocoDirective,
  ],
  templateUrl: './staff-page.html',
  styleUrl: './list-page.css',
})
export class StaffPage {
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly cari = input<string>();
  readonly peran = input<string>();

  protected readonly filter = filtersInAddress();
  protected readonly list = new GrowingList(listStaff, () => ({
    search: this.cari(),
    role: this.role(),
    limit: 50,
  }));
  protected readonly columns = ['name', 'organisation', 'roles', 'account', 'edit'];
  protected readonly staffRoles = roles.filter((role): role is StaffRole => role !== 'participant');
  protected readonly role = computed(() => this.staffRoles.find((role) => role === this.peran()));
  /** What the dialog is open for: an account, a new one, a code that was just made, or nothing. */
  protected readonly edited = signal<StaffView | 'new' | null>(null);
  protected readonly issued = signal<IssuedCode | null>(null);

  protected readonly heading = computed(() => {
    this.#words.spoken();
    if (this.issued()) return this.#words.say('identityStaff.code.title');
    return this.#words.say(`identityStaff.staff.${this.edited() === 'new' ? 'add' : 'edit'}`);
  });

  protected created({ issued }: CreatedStaff): void {
    this.issued.set(issued);
    this.list.reload();
  }

  protected saved(staff: StaffView): void {
    this.close();
    this.list.reload();
    this.#toasts.show(this.#words.say('identityStaff.staff.saved', { name: staff.fullName }));
  }

  protected close(): void {
    this.edited.set(null);
    this.issued.set(null);
  }
}

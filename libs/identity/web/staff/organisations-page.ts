import { Component, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { TranslocoDirective } from '@jsverse/transloco';
import { listOrganisations, shownPhone, type OrganisationView } from '@pijar/identity/contracts';
import { Dialog, EmptyState, ErrorState, Skeleton, Toasts, Words } from '@pijar/shared/web';
import { filtersInAddress } from '../lists/filters';
import { GrowingList } from '../lists/growing-list';
import { SearchField } from '../lists/search-field';
import { OrganisationForm } from './organisation-form';

/** The partners that own cohorts, with the contacts that their people see under "Butuh bantuan?". */
@Component({
  selector: 'pijar-organisations-page',
  imports: [
    Dialog,
    EmptyState,
    ErrorState,
    MatButtonModule,
    MatTableModule,
    OrganisationForm,
    SearchField,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './organisations-page.html',
  styleUrl: './list-page.css',
})
export class OrganisationsPage {
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly cari = input<string>();

  protected readonly filter = filtersInAddress();
  protected readonly list = new GrowingList(listOrganisations, () => ({
    search: this.cari(),
    limit: 50,
  }));
  protected readonly columns = ['name', 'contact', 'participants', 'staff', 'edit'];
  protected readonly shownPhone = shownPhone;
  /** What the form is open for: an organisation, a new one, or nothing. */
  protected readonly edited = signal<OrganisationView | 'new' | null>(null);

  protected saved(organisation: OrganisationView): void {
    this.edited.set(null);
    this.list.reload();
    const { name } = organisation;
    this.#toasts.show(this.#words.say('identityStaff.organisation.saved', { name }));
  }
}

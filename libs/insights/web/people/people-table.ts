import { Component, ElementRef, computed, inject, input, model, output } from '@angular/core';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatSortModule, Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CohortView } from '@pijar/cohorts/contracts';
import { MembershipMenu } from '@pijar/cohorts/web';
import { PeopleFilter, PersonRow } from '@pijar/insights/contracts';
import { AgoPipe, Pill, StageLight } from '@pijar/shared/web';
import { PhoneContactWords } from '../standing/phone-contact-words';
import { StuckPills } from '../standing/stuck-pills';
import { WaitingWords } from '../standing/waiting-words';
import { FilterInUrl } from './people-filter';

/** One line a person; on a phone one card a person. Arrows go up and down, the space bar selects, Enter opens. */
@Component({
  selector: 'pijar-people-table',
  imports: [
    MatCheckboxModule,
    MatSortModule,
    MatTableModule,
    RouterLink,
    TranslocoDirective,
    MembershipMenu,
    AgoPipe,
    PhoneContactWords,
    Pill,
    StageLight,
    StuckPills,
    WaitingWords,
  ],
  templateUrl: './people-table.html',
  styleUrl: './people-table.css',
})
export class PeopleTable {
  readonly rows = input.required<PersonRow[]>();
  readonly cohort = input.required<CohortView>();
  readonly filter = input.required<Partial<PeopleFilter>>();
  readonly isLed = input.required<boolean>();
  /** Newer rows are on their way. */
  readonly isStale = input(false);
  readonly selected = model.required<ReadonlySet<string>>();
  readonly sorted = output<FilterInUrl>();
  readonly changed = output<void>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly columns = computed(() => [
    ...(this.isLed() ? ['select'] : []),
    ...['name', 'stage', 'next', 'waiting', 'activity', 'stuck'],
    ...(this.isLed() ? ['menu'] : []),
  ]);
  protected readonly areAllSelected = computed(
    () => this.rows().length > 0 && this.rows().every((row) => this.isSelected(row)),
  );
  protected readonly idOf = (_: number, row: PersonRow) => row.membershipId;

  protected isSelected(row: PersonRow): boolean {
    return this.selected().has(row.membershipId);
  }

  protected toggle(row: PersonRow): void {
    const next = new Set(this.selected());
    if (!next.delete(row.membershipId)) next.add(row.membershipId);
    this.selected.set(next);
  }

  protected toggleAll(): void {
    const ids = this.rows().map((row) => row.membershipId);
    this.selected.set(new Set(this.areAllSelected() ? [] : ids));
  }

  protected sort({ active, direction }: Sort): void {
    this.sorted.emit({
      sort: active === 'name' ? '' : active,
      direction: direction === 'desc' ? 'desc' : '',
    });
  }

  /** Between the names of the list: the menu and the boxes keep their own keys. */
  protected move(event: KeyboardEvent, row: PersonRow): void {
    if (event.key === ' ') {
      event.preventDefault();
      if (this.isLed()) this.toggle(row);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const names = [...this.#host.nativeElement.querySelectorAll<HTMLElement>('a.name')];
    names[names.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
  }

  protected menuOf(row: PersonRow) {
    return {
      membershipId: row.membershipId,
      fullName: row.fullName,
      state: row.state,
      version: row.version,
      isActivated: row.isActivated,
      cohortId: this.cohort().id,
      programmeVersionId: this.cohort().programme.versionId,
    };
  }
}

import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AddMembersAnswer } from '@pijar/cohorts/contracts';
import { Icon } from '@pijar/shared/web';
import { OpenCohort } from '../open-cohort';
import { AddedList } from './added-list';
import { OnePersonForm } from './one-person-form';
import { PasteSheet } from './paste-sheet';
import { SheetReview } from './sheet-review';
import { PreviewRow, SheetDraft } from './sheet-draft';

/** /petugas/angkatan/:cohortId/tambah: a sheet pasted from Excel, or one person; preview, then what became of each row. */
@Component({
  selector: 'pijar-add-members-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AddedList,
    Icon,
    OnePersonForm,
    PasteSheet,
    SheetReview,
  ],
  providers: [SheetDraft],
  template: `
    <ng-container *transloco="let t">
      <p class="back">
        <a [routerLink]="['/petugas/angkatan', cohortId(), 'peserta']">
          <pijar-icon name="back" [size]="18" /> {{ name() || t('cohorts.cohort.title') }}
        </a>
      </p>
      <h1>{{ t('cohorts.add.title') }}</h1>
      @if (answer(); as done) {
        <pijar-added-list
          [answer]="done"
          [rows]="draft.sent()"
          [unsent]="draft.unsent()"
          [isSkipped]="isSkipped"
          [cohortId]="cohortId()"
          (again)="startAgain()"
        />
      } @else if (draft.rows().length) {
        <pijar-sheet-review
          [cohortId]="cohortId()"
          (back)="draft.forget()"
          (added)="answer.set($event)"
        />
      } @else {
        <div class="ways">
          <pijar-paste-sheet [cohortId]="cohortId()" />
          <pijar-one-person-form [cohortId]="cohortId()" />
        </div>
      }
    </ng-container>
  `,
  styles: `
    .back {
      margin-bottom: var(--space-2);
      font-weight: 650;
    }
    .ways {
      display: grid;
      gap: var(--space-5);
      align-items: start;
    }
    @media (min-width: 60rem) {
      .ways {
        grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
      }
    }
  `,
})
export class AddMembersPage {
  readonly cohortId = input.required<string>();
  readonly #open = inject(OpenCohort);
  protected readonly draft = inject(SheetDraft);
  protected readonly answer = signal<AddMembersAnswer | null>(null);
  protected readonly isSkipped = (row: PreviewRow) => this.draft.decisionOf(row)?.kind === 'skip';
  protected readonly name = computed(() => this.#open.cohort()?.name);

  constructor() {
    effect(() => this.#open.open(this.cohortId()));
  }

  protected startAgain(): void {
    this.draft.forget();
    this.answer.set(null);
  }
}

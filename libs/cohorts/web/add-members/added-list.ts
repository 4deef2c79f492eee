import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AddMembersAnswer } from '@pijar/cohorts/contracts';
import { Card, Icon } from '@pijar/shared/web';
import { PreviewRow } from './sheet-draft';

/** What became of each row that was sent, and the way to the codes. */
@Component({
  selector: 'pijar-added-list',
  imports: [RouterLink, TranslocoDirective, Card, Icon],
  template: `
    <ng-container *transloco="let t">
      <pijar-card [face]="fresh().length ? 'glow' : 'plain'">
        <h2>{{ t('cohorts.added.title', { count: fresh().length }) }}</h2>
        @if (fresh().length) {
          <p>{{ t('cohorts.added.text') }}</p>
          <div class="pijar-actions">
            <a
              class="pijar-button pijar-button--primary"
              [routerLink]="['/petugas/angkatan', cohortId(), 'kode']"
              [state]="{ membershipIds: fresh() }"
            >
              <pijar-icon name="print" [size]="20" /> {{ t('cohorts.added.codes') }}
            </a>
          </div>
        }
      </pijar-card>
      @if (others().length) {
        <h2>{{ t('cohorts.added.others') }}</h2>
        <ul class="pijar-list">
          @for (row of others(); track row.line) {
            <li>
              <strong>{{ row.name }}</strong>
              <span>{{ t('cohorts.outcome.' + row.outcome) }}</span>
              @for (fault of row.faults; track $index) {
                <span class="pijar-soft">{{ t('cohorts.rowFault.' + fault.code) }}</span>
              }
            </li>
          }
        </ul>
      }
      @if (unsent().length) {
        <h2>{{ t('cohorts.added.unsent', { count: unsent().length }) }}</h2>
        <ul class="pijar-list">
          @for (row of unsent(); track row.line) {
            <li>
              <span class="pijar-soft">{{ t('cohorts.added.line', { line: row.line }) }}</span>
              <strong>{{ row.clean.fullName || row.raw.phone || '–' }}</strong>
              @for (why of reasonsOf(row); track why) {
                <span>{{ t(why) }}</span>
              }
            </li>
          }
        </ul>
      }
      <div class="pijar-actions">
        <a class="pijar-button" [routerLink]="['/petugas/angkatan', cohortId(), 'peserta']">{{
          t('cohorts.added.people')
        }}</a>
        <button type="button" class="pijar-button pijar-button--quiet" (click)="again.emit()">
          {{ t('cohorts.added.again') }}
        </button>
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      max-width: 44rem;
    }
    h2:not(pijar-card h2) {
      margin-top: var(--space-5);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      padding-block: var(--space-2);
      border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
  `,
})
export class AddedList {
  readonly answer = input.required<AddMembersAnswer>();
  /** The rows that were sent. */
  readonly rows = input.required<readonly PreviewRow[]>();
  /** The rows of the same sheet that were not sent. */
  readonly unsent = input.required<readonly PreviewRow[]>();
  readonly isSkipped = input.required<(row: PreviewRow) => boolean>();
  readonly cohortId = input.required<string>();
  readonly again = output<void>();

  /** Memberships that are new: these need codes. */
  protected readonly fresh = computed(() =>
    this.answer()
      .rows.filter((row) => row.outcome === 'added' || row.outcome === 'joined')
      .map((row) => row.membershipId!),
  );
  /** Keys of why a row was not sent. */
  protected reasonsOf(row: PreviewRow): string[] {
    const errors = row.faults.filter((fault) => fault.severity === 'error');
    if (errors.length) return errors.map((fault) => `cohorts.rowFault.${fault.code}`);
    return [this.isSkipped()(row) ? 'cohorts.added.skipped' : 'cohorts.added.undecided'];
  }

  protected readonly others = computed(() =>
    this.answer()
      .rows.filter((row) => row.outcome !== 'added')
      .map((row) => ({
        ...row,
        faults: row.faults.filter((fault) => fault.severity === 'error'),
        name: this.rows().find((sent) => sent.line === row.line)?.clean.fullName ?? `${row.line}`,
      })),
  );
}

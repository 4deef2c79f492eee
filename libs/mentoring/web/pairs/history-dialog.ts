import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { listPairHistory, type PairRow } from '@pijar/mentoring/contracts';
import { Dialog, ErrorState, PersonDatePipe, Skeleton, resourceOf } from '@pijar/shared/web';

/** Who accompanied somebody, from when to when, and why it changed. */
@Component({
  selector: 'pijar-history-dialog',
  imports: [TranslocoDirective, Dialog, ErrorState, PersonDatePipe, Skeleton],
  template: `
    <pijar-dialog
      *transloco="let t"
      [isOpen]="true"
      [heading]="t('mentoringPairs.historyOf', { name: row().fullName })"
      (closed)="closed.emit()"
    >
      @if (history.hasValue()) {
        <ol class="pijar-list">
          @for (item of history.value().items; track item.pairId) {
            <li>
              <b>{{ item.coachName }}</b>
              <span class="pijar-soft">
                {{ item.since | pijarDate }} –
                {{ item.endedAt ? (item.endedAt | pijarDate) : t('mentoringPairs.untilNow') }}
              </span>
              <span>
                {{ item.reason ?? '' }}
                <small class="pijar-soft">{{
                  t('mentoringPairs.by', { name: item.madeBy })
                }}</small>
              </span>
            </li>
          }
        </ol>
      } @else if (history.error()) {
        <pijar-error-state [error]="history.error()" (retry)="history.reload()" />
      } @else {
        <pijar-skeleton [lines]="3" />
      }
    </pijar-dialog>
  `,
  styles: `
    li {
      display: grid;
      padding-block: var(--space-3);
      border-bottom: 1px solid var(--line);
    }
  `,
})
export class HistoryDialog {
  readonly row = input.required<PairRow>();
  readonly closed = output<void>();
  protected readonly history = resourceOf(listPairHistory, () => ({
    params: { membershipId: this.row().membershipId },
  }));
}

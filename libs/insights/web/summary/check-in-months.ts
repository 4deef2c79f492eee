import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CohortSummary } from '@pijar/insights/contracts';
import { PersonSettings, intlTag } from '@pijar/shared/web';

/** How people fare after the programme, month by month, in the words of those who answered. */
@Component({
  selector: 'pijar-check-in-months',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div
        class="pijar-table-frame"
        tabindex="0"
        role="region"
        [attr.aria-label]="t('insights.summary.checkIns')"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{{ t('insights.summary.month') }}</th>
              <th scope="col">{{ t('insights.summary.checkInAsked') }}</th>
              <th scope="col">{{ t('insights.summary.checkInAnswered') }}</th>
              <th scope="col">{{ t('insights.summary.checkInSold') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of months(); track row.month) {
              <tr>
                <th scope="row">{{ nameOf(row.month) }}</th>
                @if (row.asked === null) {
                  <td colspan="3" class="pijar-soft">{{ t('insights.summary.checkInFew') }}</td>
                } @else {
                  <td class="pijar-numbers">{{ row.asked }}</td>
                  @if (row.answered === null) {
                    <td colspan="2" class="pijar-soft">{{ t('insights.summary.checkInFew') }}</td>
                  } @else {
                    <td class="pijar-numbers">
                      {{ row.answered }}
                      <span class="pijar-soft">({{ share(row.answered, row.asked) }})</span>
                    </td>
                    <td class="pijar-numbers">
                      {{ row.sold }}
                      <span class="pijar-soft">({{ share(row.sold!, row.answered) }})</span>
                    </td>
                  }
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="pijar-soft pijar-small">{{ t('insights.summary.checkInsHint') }}</p>
    </ng-container>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: var(--space-2) var(--space-4);
      border-bottom: 1px solid var(--line);
      text-align: start;
    }
    thead th {
      color: var(--ink-soft);
      font-size: var(--text-xs);
    }
    tbody tr:last-child > * {
      border: 0;
    }
    @media (max-width: 40rem) {
      th,
      td {
        padding-inline: var(--space-2);
      }
    }
    p {
      margin: var(--space-3) 0 0;
    }
  `,
})
export class CheckInMonths {
  readonly months = input.required<CohortSummary['checkIns']>();
  readonly #settings = inject(PersonSettings);

  protected nameOf(month: string): string {
    const format = new Intl.DateTimeFormat(intlTag(this.#settings.language()), {
      ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
    });
    return format.format(new Date(`${month}-01T00:00:00Z`));
  }

  protected share(part: number, whole: number): string {
    return (part / whole).toLocaleString(intlTag(this.#settings.language()), {
      ...{ style: 'percent', maximumFractionDigits: 0 },
    });
  }
}

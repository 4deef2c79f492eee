import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Rubric } from '@pijar/curriculum/contracts';
import { Scores } from '@pijar/submissions/contracts';
import { levels } from '../../levels';

/** Whose scores they are: a key of the words beside each other. */
export type Reader = 'mine' | 'lead' | 'first' | 'second';

/** Two readers' levels of each criterion, and how far apart they are. */
@Component({
  selector: 'pijar-side-by-side',
  imports: [TranslocoDirective],
  template: `
    <table *transloco="let t">
      <thead>
        <tr>
          <th scope="col">{{ t('submissionsGrading.beside.criterion') }}</th>
          <th scope="col">{{ t('submissionsGrading.beside.' + oneIs()) }}</th>
          <th scope="col">{{ t('submissionsGrading.beside.' + otherIs()) }}</th>
          <th scope="col">{{ t('submissionsGrading.beside.difference') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.code) {
          <tr>
            <th scope="row">{{ row.title }}</th>
            <td [attr.data-reader]="t('submissionsGrading.beside.' + oneIs())">
              {{ t('submissions.level.' + row.one) }}
            </td>
            <td [attr.data-reader]="t('submissionsGrading.beside.' + otherIs())">
              {{ t('submissions.level.' + row.other) }}
            </td>
            <td [class]="row.apart === 0 ? 'same' : 'apart'">
              {{
                row.apart === 0
                  ? t('submissionsGrading.beside.same')
                  : t('submissionsGrading.beside.apart', { count: row.apart })
              }}
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-sm);
    }
    th,
    td {
      padding: var(--space-2);
      border-bottom: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
    }
    th:first-child {
      padding-inline-start: 0;
    }
    thead th {
      color: var(--ink-soft);
      font-size: var(--text-xs);
    }
    td {
      font-weight: 650;
    }
    .same {
      color: var(--good);
    }
    .apart {
      color: var(--warn);
    }
    @media (max-width: 30rem) {
      th,
      td {
        padding-inline: var(--space-1);
      }
    }
  `,
})
export class SideBySide {
  readonly rubric = input.required<Rubric>();
  readonly one = input.required<Scores>();
  readonly oneIs = input.required<Reader>();
  readonly other = input.required<Scores>();
  readonly otherIs = input.required<Reader>();

  protected readonly rows = computed(() => {
    const [one, other] = [this.one(), this.other()];
    return this.rubric()
      .criteria.filter(({ code }) => one[code] !== undefined && other[code] !== undefined)
      .map(({ code, title }) => ({
        ...{ code, title, one: levels[one[code]], other: levels[other[code]] },
        apart: Math.abs(one[code] - other[code]),
      }));
  });
}

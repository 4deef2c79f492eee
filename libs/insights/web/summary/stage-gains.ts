import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CohortSummary } from '@pijar/insights/contracts';
import { PersonSettings } from '@pijar/shared/web';

/** What was known before and after each stage, of the people who answered both times. */
@Component({
  selector: 'pijar-stage-gains',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div
        class="pijar-table-frame"
        tabindex="0"
        role="region"
        [attr.aria-label]="t('insights.summary.tests')"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{{ t('insights.summary.stage') }}</th>
              <th scope="col">{{ t('insights.summary.testBefore') }}</th>
              <th scope="col">{{ t('insights.summary.testAfter') }}</th>
              <th scope="col">{{ t('insights.summary.testChange') }}</th>
              <th scope="col">{{ t('insights.summary.testPeople') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (stage of stages(); track stage.stageId) {
              <tr>
                <th scope="row">{{ stage.title }}</th>
                @if (stage.before !== null && stage.after !== null) {
                  <td class="pijar-numbers">{{ percent(stage.before) }}</td>
                  <td class="pijar-numbers">{{ percent(stage.after) }}</td>
                  <td class="pijar-numbers">{{ points(stage.after - stage.before) }}</td>
                  <td class="pijar-numbers">{{ stage.people }}</td>
                } @else {
                  <td colspan="4" class="pijar-soft">{{ t('insights.summary.testFew') }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="pijar-soft pijar-small">{{ t('insights.summary.testsHint') }}</p>
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
export class StageGains {
  readonly #settings = inject(PersonSettings);
  readonly stages = input.required<CohortSummary['tests']>();

  protected percent(value: number): string {
    return `${value.toLocaleString(this.#settings.language(), { maximumFractionDigits: 0 })}%`;
  }

  /** With its sign: a loss is told like a gain. */
  protected points(value: number): string {
    const format = { maximumFractionDigits: 0, signDisplay: 'exceptZero' } as const;
    return value.toLocaleString(this.#settings.language(), format);
  }
}

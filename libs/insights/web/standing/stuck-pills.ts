import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRow } from '@pijar/insights/contracts';
import { Pill } from '@pijar/shared/web';

/** Why somebody is stuck, each reason in a few words with its days. */
@Component({
  selector: 'pijar-stuck-pills',
  imports: [TranslocoDirective, Pill],
  template: `
    <ng-container *transloco="let t">
      @for (each of stuck(); track each.reason) {
        <pijar-pill [tone]="each.reason === 'feedback-late' ? 'bad' : 'warn'">
          {{ t('insights.stuck.' + each.reason, { days: each.days }) }}
        </pijar-pill>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--space-1);
    }
  `,
})
export class StuckPills {
  readonly stuck = input.required<PersonRow['stuck']>();
}

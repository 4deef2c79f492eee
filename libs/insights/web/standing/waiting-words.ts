import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRow } from '@pijar/insights/contracts';
import { PersonDatePipe } from '@pijar/shared/web';

/** Whom somebody waits for, and since when. */
@Component({
  selector: 'pijar-waiting-words',
  imports: [TranslocoDirective, PersonDatePipe],
  template: `
    <ng-container *transloco="let t">
      @let it = waiting();
      {{ t('insights.waiting.' + it.for) }}
      @if (it.for === 'session') {
        <span class="pijar-soft">
          {{
            it.sessionAt
              ? (it.sessionAt | pijarDate: 'short')
              : t('insights.people.sessionNotPlanned')
          }}
        </span>
      } @else if (it.workingDays !== null) {
        <span class="pijar-soft">{{ t('insights.people.since', { count: it.workingDays }) }}</span>
      }
    </ng-container>
  `,
  styles: `
    span {
      display: block;
      font-size: var(--text-xs);
    }
  `,
})
export class WaitingWords {
  readonly waiting = input.required<PersonRow['waiting']>();
}

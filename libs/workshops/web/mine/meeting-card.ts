import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, PersonDatePipe, Pill } from '@pijar/shared/web';
import { MySession } from '@pijar/workshops/contracts';

/** One meeting for a participant: what, when by the clock of her place, where. */
@Component({
  selector: 'pijar-meeting-card',
  imports: [TranslocoDirective, Card, Icon, PersonDatePipe, Pill],
  template: `
    <ng-container *transloco="let t">
      @let it = session();
      <pijar-card>
        @if (it.isCancelled) {
          <pijar-pill tone="bad" icon="alert">{{ t('workshops.mine.cancelled') }}</pijar-pill>
        } @else if (it.attendance) {
          <pijar-pill [tone]="hasCome() ? 'good' : 'quiet'" [icon]="hasCome() ? 'check' : 'info'">
            {{ t('workshops.mine.attendance.' + it.attendance) }}
          </pijar-pill>
        }
        <h3 [class.off]="it.isCancelled">{{ it.title }}</h3>
        <p>
          <pijar-icon name="calendar" [size]="20" /> {{ it.date | pijarDate: 'long' }},
          {{ it.startTime }}–{{ it.endTime }} {{ t('workshops.zone.' + it.timeZone) }}
        </p>
        @if (it.place) {
          <p><pijar-icon name="building" [size]="20" /> {{ it.place }}</p>
        }
        @if (it.link && !it.isCancelled) {
          <a
            class="pijar-button pijar-button--wide"
            [href]="it.link"
            target="_blank"
            rel="noopener"
          >
            <pijar-icon name="link" [size]="20" /> {{ t('workshops.mine.join') }}
          </a>
        }
      </pijar-card>
    </ng-container>
  `,
  styles: `
    h3 {
      margin: var(--space-2) 0;
      overflow-wrap: anywhere;
    }
    .off {
      text-decoration: line-through;
    }
    p {
      display: flex;
      gap: var(--space-2);
      margin: 0 0 var(--space-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class MeetingCard {
  readonly session = input.required<MySession>();

  protected hasCome(): boolean {
    return this.session().attendance === 'present' || this.session().attendance === 'late';
  }
}

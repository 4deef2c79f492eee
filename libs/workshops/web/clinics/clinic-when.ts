import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonDatePipe } from '@pijar/shared/web';
import type { ClinicZone } from '@pijar/workshops/contracts';

/** When a clinic is, with the name of the clock: “Kamis, 10 Maret 2033, 13:00–14:30 WITA”. */
@Component({
  selector: 'pijar-clinic-when',
  imports: [TranslocoDirective, PersonDatePipe],
  template: `
    <ng-container *transloco="let t">
      @let it = clinic();
      {{ it.date | pijarDate: 'long' }},
      <span class="pijar-numbers"
        >{{ it.startTime }}–{{ it.endTime }} {{ t('workshops.zone.' + it.timeZone) }}</span
      >
    </ng-container>
  `,
  styles: `
    span {
      white-space: nowrap;
    }
  `,
})
export class ClinicWhen {
  readonly clinic = input.required<{
    date: string;
    startTime: string;
    endTime: string;
    timeZone: ClinicZone;
  }>();
}

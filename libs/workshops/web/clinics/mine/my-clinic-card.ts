import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, Pill } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { MyClinic, bookingCalendar } from '@pijar/workshops/contracts';
import { ClinicWhen } from '../clinic-when';

/** One clinic for a participant: what, when, with whom, and the one thing to do about it. */
@Component({
  selector: 'pijar-my-clinic-card',
  imports: [TranslocoDirective, Card, ClinicWhen, Icon, Pill],
  templateUrl: './my-clinic-card.html',
  styleUrl: './my-clinic-card.css',
})
export class MyClinicCard {
  readonly clinic = input.required<MyClinic>();
  /** Something is under way; a second tap would be the same one. */
  readonly isBusy = input(false);
  readonly booked = output<void>();
  readonly cancelled = output<void>();
  protected readonly free = computed(() => {
    const { capacity, booked, waiting } = this.clinic();
    // A seat that is just moving up belongs to whoever waits.
    return waiting > 0 ? 0 : Math.max(0, capacity - booked);
  });
  protected readonly calendar = computed(() =>
    urlOf(bookingCalendar, { bookingId: this.clinic().booking?.id ?? '' }),
  );
  protected readonly state = computed(() => {
    const { booking, isCancelled } = this.clinic();
    return isCancelled || booking?.state === 'cancelled' ? null : (booking?.state ?? null);
  });
}

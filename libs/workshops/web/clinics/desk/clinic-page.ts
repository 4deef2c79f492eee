import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { urlOf } from '@pijar/shared/contracts';
import {
  ApiClient,
  Clock,
  Confirmation,
  EmptyState,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import {
  BookingRow,
  bookClinic,
  cancelBooking,
  cancelClinic,
  clinicCalendar,
  showClinic,
} from '@pijar/workshops/contracts';
import { firstValueFrom } from 'rxjs';
import { ClinicWhen } from '../clinic-when';
import { ClinicDialog } from './clinic-dialog';
import { OutcomeDialog } from './outcome-dialog';

/** /pendamping/klinik/:clinicId: who comes, who waits, and booking for somebody. */
@Component({
  selector: 'pijar-clinic-page',
  imports: [
    ...[RouterLink, TranslocoDirective, ClinicDialog, ClinicWhen, EmptyState, ErrorState],
    ...[Field, FieldInput, Icon, OutcomeDialog, Pill, Skeleton],
  ],
  templateUrl: './clinic-page.html',
  styleUrl: './clinic-page.css',
})
export class ClinicPage {
  readonly clinicId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #clock = inject(Clock);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly detail = resourceOf(showClinic, () => ({
    params: { clinicId: this.clinicId() },
  }));
  protected readonly isChanging = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly chosen = signal('');
  /** Whose outcome is being written. */
  protected readonly noting = signal<BookingRow | null>(null);
  protected readonly clinic = computed(() =>
    this.detail.hasValue() ? this.detail.value().clinic : null,
  );
  readonly #bookings = computed(() => (this.detail.hasValue() ? this.detail.value().bookings : []));
  protected readonly seated = computed(() =>
    this.#bookings().filter(({ state }) => state === 'booked'),
  );
  protected readonly waiting = computed(() =>
    this.#bookings().filter(({ state }) => state === 'waiting'),
  );
  protected readonly candidates = computed(() =>
    this.detail.hasValue() ? this.detail.value().candidates : [],
  );
  /** It can still be booked. */
  protected readonly isOpen = computed(() => {
    const clinic = this.clinic();
    return clinic && !clinic.isCancelled && Date.parse(clinic.startsAt) > this.#clock.now();
  });
  /** The day has come, where attendance is marked. */
  protected readonly hasList = computed(() => {
    const clinic = this.clinic();
    if (!clinic?.canManage || clinic.isCancelled) return false;
    return clinic.date <= dateIn(clinic.timeZone, this.#clock.now());
  });

  protected readonly calendar = computed(() =>
    urlOf(clinicCalendar, { clinicId: this.clinicId() }),
  );

  protected async book(event: Event): Promise<void> {
    event.preventDefault();
    const who = this.candidates().find(({ membershipId }) => membershipId === this.chosen());
    if (!who) return;
    const { membershipId, fullName: name } = who;
    await this.#do(async () => {
      const { newId } = await import('@pijar/shared/phone');
      const params = { clinicId: this.clinicId() };
      const call = this.#api.call(bookClinic, { params, body: { id: newId(), membershipId } });
      const { state } = await firstValueFrom(call);
      this.chosen.set('');
      const key = state === 'booked' ? 'bookedFor' : 'waitingFor';
      return this.#words.say(`workshopsClinics.desk.${key}`, { name });
    });
  }

  protected async release(row: BookingRow): Promise<void> {
    const name = row.fullName;
    const { isConfirmed, reason } = await this.#confirmation.ask({
      heading: this.#words.say('workshopsClinics.desk.releaseTitle', { name }),
      text: this.#words.say('workshopsClinics.desk.releaseText'),
      reason: this.#words.say('workshopsClinics.desk.releaseReason'),
      confirm: this.#words.say('workshopsClinics.desk.releaseConfirm'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    await this.#do(async () => {
      const params = { bookingId: row.bookingId };
      const body = { reason: oneLine(reason) };
      await firstValueFrom(this.#api.call(cancelBooking, { params, body }));
      return null;
    });
  }

  protected async cancel(): Promise<void> {
    const clinic = this.clinic();
    if (!clinic) return;
    const { isConfirmed, reason } = await this.#confirmation.ask({
      heading: this.#words.say('workshopsClinics.desk.cancel'),
      text: this.#words.say('workshopsClinics.desk.cancelText'),
      reason: this.#words.say('workshopsClinics.desk.cancelReason'),
      confirm: this.#words.say('workshopsClinics.desk.cancel'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    await this.#do(async () => {
      const params = { clinicId: clinic.id };
      const body = { version: clinic.version, reason: oneLine(reason) };
      await firstValueFrom(this.#api.call(cancelClinic, { params, body }));
      return null;
    });
  }

  protected hasCome({ attendance }: BookingRow): boolean {
    return attendance === 'present' || attendance === 'late';
  }

  protected noted(): void {
    this.noting.set(null);
    this.#toasts.show(this.#words.say('workshopsClinics.outcome.saved'));
    this.detail.reload();
  }

  protected changed(): void {
    this.isChanging.set(false);
    this.detail.reload();
  }

  async #do(deed: () => Promise<string | null>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const said = await deed();
      if (said) this.#toasts.show(said);
    } catch (error) {
      this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
      this.detail.reload();
    }
  }
}

/** As 2026-11-22, in the zone where it is held. `now`: milliseconds since 1970. */
const dateIn = (timeZone: string, now: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);

/** A reason is one line of at most 300 signs. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 300);

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NotificationKind } from '@pijar/notifications/contracts';
import { Clock, EventHandlers } from '@pijar/shared/api';
import * as events from '@pijar/workshops/contracts';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface Clinic {
  id: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  hostId: string;
}
/** Somebody to tell, and the clock of her place. */
interface Told {
  personId: string;
  timeZone: string;
}
interface Booking extends Told {
  clinicId: string;
  state: string;
  because: string | null;
}

const because = "b.cancelled_because = 'clinic'";
const isWanted = "b.state in ('booked', 'waiting')";

/** Tells people of clinics: whoever may come of a new one, whoever booked of what becomes of hers, the host of a seat that was given back. */
@Injectable()
export class ClinicNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly events: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(events.clinicPublished, 'notifications.clinic-published', (event, manager) =>
      this.published(manager, event.clinicId),
    );
    this.events.on(events.clinicMoved, 'notifications.clinic-moved', async (event, manager) => {
      const told = await this.guests(manager, event.clinicId, isWanted);
      const cause = `clinic_moved:${event.clinicId}:${event.version}`;
      await this.tell(manager, event.clinicId, 'clinic_moved', told, cause);
    });
    this.events.on(
      events.clinicCancelled,
      'notifications.clinic-cancelled',
      async (event, manager) => {
        const told = await this.guests(manager, event.clinicId, because);
        const cause = `clinic_cancelled:${event.clinicId}`;
        await this.tell(manager, event.clinicId, 'clinic_cancelled', told, cause);
      },
    );
    this.events.on(events.clinicBookedForHer, 'notifications.clinic-booked', (event, manager) =>
      this.ofBooking(manager, event.bookingId, ({ state }) =>
        state === 'waiting' ? 'clinic_waiting' : 'clinic_booked',
      ),
    );
    this.events.on(events.clinicSeatGiven, 'notifications.clinic-seat', (event, manager) =>
      this.ofBooking(manager, event.bookingId, () => 'clinic_seat_given'),
    );
    this.events.on(events.clinicBookingCancelled, 'notifications.clinic-lost', (event, manager) =>
      this.bookingCancelled(manager, event.bookingId),
    );
    this.events.on(events.clinicReminder, 'notifications.clinic-reminder', (event, manager) =>
      this.ofBooking(manager, event.bookingId, ({ state }) =>
        state === 'booked' ? `clinic_in_a_${event.before}` : null,
      ),
    );
    this.events.on(events.clinicHostReminder, 'notifications.clinic-host', (event, manager) =>
      this.remindHost(manager, event),
    );
  }

  private async published(manager: EntityManager, clinicId: string): Promise<void> {
    const told = (await manager.query(
      `select distinct on (m.person_id) m.person_id as "personId", c.time_zone as "timeZone"
         from planned_session s
         join cohort home on home.id = s.cohort_id
         join cohort c on c.state = 'running' and (c.id = home.id
              or s.audience = 'organisation' and c.organisation_id = home.organisation_id
              or exists (select from clinic_cohort x where x.session_id = s.id and x.cohort_id = c.id))
         join membership m on m.cohort_id = c.id and (m.state in ('invited', 'active') or m.state = 'completed' and s.welcomes_completed)
        where s.id = $1 and (s.track_code is null or exists (
          select from track_choice t join module mo on mo.id = t.module_id
           where t.membership_id = m.id and mo.code = s.track_code))
        order by m.person_id, m.joined_at desc`,
      [clinicId],
    )) as Told[];
    await this.tell(manager, clinicId, 'clinic_published', told, `clinic_published:${clinicId}`);
  }

  private async bookingCancelled(manager: EntityManager, bookingId: string): Promise<void> {
    const booking = await this.booking(manager, bookingId);
    const clinic = booking && (await this.coming(manager, booking.clinicId));
    if (!clinic) return;
    if (booking.because !== 'participant') {
      return this.ofBooking(manager, bookingId, () => 'clinic_seat_lost');
    }
    await this.notices.give(manager, {
      personIds: [clinic.hostId],
      kind: 'clinic_given_back',
      details: detailsOf(clinic, clinic.timeZone),
      link: `/pendamping/klinik/${clinic.id}`,
      cause: `clinic_given_back:${bookingId}`,
    });
  }

  /** Not of a time that the clinic has left since. */
  private async remindHost(
    manager: EntityManager,
    { clinicId, before, startsAt }: events.HostReminder,
  ): Promise<void> {
    const clinic = await this.coming(manager, clinicId);
    if (!clinic || clinic.startsAt.toISOString() !== startsAt) return;
    await this.notices.give(manager, {
      personIds: [clinic.hostId],
      kind: `clinic_host_${before}`,
      details: detailsOf(clinic, clinic.timeZone),
      link: `/pendamping/klinik/${clinicId}`,
      cause: `clinic_host_${before}:${clinicId}:${startsAt}`,
    });
  }

  private async ofBooking(
    manager: EntityManager,
    bookingId: string,
    kindOf: (booking: Booking) => NotificationKind | null,
  ): Promise<void> {
    const booking = await this.booking(manager, bookingId);
    const kind = booking && kindOf(booking);
    if (!kind) return;
    // A clinic that moved is another time to be reminded of.
    const clinic = await this.coming(manager, booking.clinicId);
    const when = kind.startsWith('clinic_in_') ? `:${clinic?.startsAt.getTime()}` : '';
    await this.tell(manager, booking.clinicId, kind, [booking], `${kind}:${bookingId}${when}`);
  }

  private async booking(manager: EntityManager, bookingId: string): Promise<Booking | undefined> {
    const [row] = (await manager.query(
      `select b.person_id as "personId", c.time_zone as "timeZone", b.session_id as "clinicId", b.state,
              b.cancelled_because as because
         from clinic_booking b
         join membership m on m.id = b.membership_id join cohort c on c.id = m.cohort_id
        where b.id = $1`,
      [bookingId],
    )) as Booking[];
    return row;
  }

  private async guests(manager: EntityManager, clinicId: string, which: string): Promise<Told[]> {
    return (await manager.query(
      `select b.person_id as "personId", c.time_zone as "timeZone"
         from clinic_booking b
         join membership m on m.id = b.membership_id join cohort c on c.id = m.cohort_id
        where b.session_id = $1 and ${which}`,
      [clinicId],
    )) as Told[];
  }

  /** Undefined for what has begun: nobody is told of that any more. */
  private async coming(manager: EntityManager, clinicId: string): Promise<Clinic | undefined> {
    const [row] = (await manager.query(
      `select id, title, starts_at as "startsAt", time_zone as "timeZone", host_id as "hostId"
         from planned_session where id = $1 and host_id is not null and starts_at > $2`,
      [clinicId, this.clock.now()],
    )) as Clinic[];
    return row;
  }

  private async tell(
    manager: EntityManager,
    clinicId: string,
    kind: NotificationKind,
    told: readonly Told[],
    cause: string,
  ): Promise<void> {
    const clinic = await this.coming(manager, clinicId);
    if (!clinic) return;
    const byZone = Map.groupBy(told, ({ timeZone }) => timeZone);
    for (const [timeZone, people] of byZone) {
      await this.notices.give(manager, {
        personIds: people.map(({ personId }) => personId),
        kind,
        details: detailsOf(clinic, timeZone),
        link: '/belajar/klinik',
        cause,
      });
    }
  }
}

const detailsOf = ({ title, startsAt }: Clinic, timeZone: string) => ({
  title,
  startsAt: startsAt.toISOString(),
  timeZone,
});

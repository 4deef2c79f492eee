import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { isExclusionViolation, problems } from '@pijar/shared/api';
import {
  clinicBookedForHer,
  clinicBookingCancelled,
  type BookingDraft,
  type BookingView,
} from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { againAfterDeadlock } from './again-after-deadlock';
import { mayCome, placeOfBooking } from './clinic.sql';
import { ClinicJournal } from './clinic-journal';
import { ClinicSeats, type LockedClinic } from './clinic-seats';

interface Guest {
  personId: string;
  cohortId: string;
  mayCome: boolean;
}

/** Bookings, by the participant herself or by staff of her cohort. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly seats: ClinicSeats,
    private readonly journal: ClinicJournal,
  ) {}

  /**
   * A seat, or the next place in the waiting list. Sent twice, or by somebody who is booked already, it changes nothing.
   * @throws 404 unless it is for her, 422 `may-not-come` when staff book somebody it is not for; 409 `overlaps` when she sits
   * elsewhere at that time, `cancelled`, `begun`, `id-taken`
   */
  async book(actor: Actor, clinicId: string, draft: BookingDraft): Promise<BookingView> {
    return this.write(async (manager) => {
      const clinic = await this.seats.lock(manager, clinicId);
      if (!clinic) throw problems.notFound();
      const guest = await this.guest(actor, clinicId, draft.membershipId, manager);
      const known = await this.known(manager, clinicId, draft, guest);
      if (known) return known;
      await this.assertBookable(manager, clinic, guest);
      const seat = await this.seats.free(manager, clinicId);
      await manager.query(
        `insert into clinic_booking (id, session_id, starts_at, ends_at, capacity, membership_id, person_id,
                                     state, seat, seated_at, booked_by)
         select $1, s.id, s.starts_at, s.ends_at, s.capacity, $3, $4,
                case when $5::int is null then 'waiting' else 'booked' end, $5,
                case when $5::int is not null then $6::timestamptz end, $7
           from planned_session s where s.id = $2`,
        [
          ...[draft.id, clinicId, draft.membershipId, guest.personId, seat],
          ...[this.journal.now(), actor.personId],
        ],
      );
      if (guest.personId !== actor.personId) {
        await this.journal.happened(manager, clinicBookedForHer, { bookingId: draft.id });
      }
      const detail = { membershipId: draft.membershipId };
      await this.journal.record(manager, actor, clinicId, 'clinic.booked', detail);
      return this.view(manager, draft.id);
    });
  }

  /**
   * Frees the seat for whoever waits. Cancelling again changes nothing.
   * @throws 404 unless it is hers, or the actor is staff of her cohort or of the clinic's; 409 `begun`
   */
  async cancel(actor: Actor, bookingId: string, reason: string): Promise<BookingView> {
    return this.write(async (manager) => {
      const [found] = (await manager.query(
        'select session_id as "clinicId" from clinic_booking where id = $1',
        [bookingId],
      )) as { clinicId: string }[];
      const clinic = found && (await this.seats.lock(manager, found.clinicId));
      if (!clinic) throw problems.notFound();
      const booking = await this.mine(actor, bookingId, clinic, manager);
      if (booking.state === 'cancelled') return this.view(manager, bookingId);
      if (clinic.startsAt <= this.journal.now()) throw begun();
      await manager.query(
        `update clinic_booking
            set state = 'cancelled', seat = null, cancelled_at = $2, cancelled_by = $3,
                cancelled_because = $4, cancel_reason = nullif($5, '')
          where id = $1`,
        [
          ...[bookingId, this.journal.now(), actor.personId],
          ...[booking.isHers ? 'participant' : 'staff', reason],
        ],
      );
      await this.journal.happened(manager, clinicBookingCancelled, { bookingId });
      const detail = { membershipId: booking.membershipId };
      await this.journal.record(manager, actor, clinic.id, 'clinic.booking-cancelled', detail);
      await this.seats.moveUp(manager, clinic.id);
      return this.view(manager, bookingId);
    });
  }

  private async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await againAfterDeadlock(() => this.db.transaction(work));
    } catch (fault) {
      if (isExclusionViolation(fault, 'clinic_booking_not_twice')) throw overlaps();
      throw fault;
    }
  }

  private async guest(
    actor: Actor,
    clinicId: string,
    membershipId: string,
    manager: EntityManager,
  ): Promise<Guest> {
    const [guest] = (await manager.query(
      `select m.person_id as "personId", m.cohort_id as "cohortId", ${mayCome} as "mayCome"
         from planned_session s
         join cohort home on home.id = s.cohort_id
         join membership m on m.id = $2
         join cohort c on c.id = m.cohort_id
        where s.id = $1
          -- She cannot leave between this look and her seat: whoever leaves frees what she holds.
          for share of m`,
      [clinicId, membershipId],
    )) as Guest[];
    if (!guest) throw problems.notFound();
    if (guest.personId !== actor.personId) {
      await this.access.assertStaff(actor, guest.cohortId, manager);
      if (!guest.mayCome) {
        const detail = 'The clinic is not for this person.';
        throw problems.invalidField('/body/membershipId', 'may-not-come', detail);
      }
    } else if (!guest.mayCome) throw problems.notFound();
    // Bookings of one person go one after the other, so that none waits for another's constraint.
    await manager.query('select id from person where id = $1 for no key update', [guest.personId]);
    return guest;
  }

  /** What this request, or another one for the same person, has booked already. */
  private async known(
    manager: EntityManager,
    clinicId: string,
    draft: BookingDraft,
    guest: Guest,
  ): Promise<BookingView | null> {
    const [row] = (await manager.query(
      `select id, session_id = $2 and person_id = $3 as "isSame" from clinic_booking
        where id = $1 or session_id = $2 and person_id = $3 and state <> 'cancelled'
        order by id = $1 desc limit 1`,
      [draft.id, clinicId, guest.personId],
    )) as { id: string; isSame: boolean }[];
    if (!row) return null;
    if (!row.isSame) throw problems.conflict('id-taken', 'Another booking has this id.');
    return this.view(manager, row.id);
  }

  private async assertBookable(manager: EntityManager, clinic: LockedClinic, guest: Guest) {
    if (clinic.isCancelled) throw problems.conflict('cancelled', 'It was cancelled.');
    if (clinic.startsAt <= this.journal.now()) throw begun();
    const elsewhere = (await manager.query(
      `select 1 from clinic_booking
        where person_id = $1 and state = 'booked'
          and tstzrange(starts_at, ends_at) && tstzrange($2::timestamptz, $3::timestamptz)`,
      [guest.personId, clinic.startsAt, clinic.endsAt],
    )) as unknown[];
    if (elsewhere.length) throw overlaps();
  }

  private async mine(
    actor: Actor,
    bookingId: string,
    clinic: LockedClinic,
    manager: EntityManager,
  ) {
    const [row] = (await manager.query(
      `select b.state, b.membership_id as "membershipId", m.cohort_id as "cohortId",
              b.person_id = $2 as "isHers"
         from clinic_booking b join membership m on m.id = b.membership_id where b.id = $1`,
      [bookingId, actor.personId],
    )) as { state: string; membershipId: string; cohortId: string; isHers: boolean }[];
    const { isHers, cohortId } = row!;
    if (!isHers) {
      await this.access
        .assertStaff(actor, cohortId, manager)
        .catch(() => this.access.assertStaff(actor, clinic.cohortId, manager));
    }
    return row!;
  }

  private async view(manager: EntityManager, bookingId: string): Promise<BookingView> {
    const [row] = (await manager.query(
      `select b.id as "bookingId", b.session_id as "clinicId", b.membership_id as "membershipId", b.state,
              ${placeOfBooking} as place
         from clinic_booking b where b.id = $1`,
      [bookingId],
    )) as BookingView[];
    return row!;
  }
}

const begun = () => problems.conflict('begun', 'It has begun.');
const overlaps = () => problems.conflict('overlaps', 'She has a seat elsewhere at that time.');

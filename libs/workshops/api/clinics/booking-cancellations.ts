import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, Outbox } from '@pijar/shared/api';
import { clinicBookingCancelled } from '@pijar/workshops/contracts';
import type { EntityManager } from 'typeorm';

/** Bookings that end because of what became of their clinic. Whoever calls holds the clinic's lock. */
@Injectable()
export class BookingCancellations {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** With the whole clinic; the clinic's own event tells everybody. */
  async ofClinic(manager: EntityManager, actor: Actor, clinicId: string): Promise<void> {
    await manager.query(
      `update clinic_booking
          set state = 'cancelled', seat = null, cancelled_at = $2, cancelled_by = $3,
              cancelled_because = 'clinic'
        where session_id = $1 and state <> 'cancelled'`,
      [clinicId, this.clock.now(), actor.personId],
    );
  }

  /** Seats of those who sit elsewhere at the time that the clinic moves to. */
  async ofOverlapping(
    manager: EntityManager,
    clinicId: string,
    when: { startsAt: Date; endsAt: Date },
  ): Promise<void> {
    const [gone] = (await manager.query(
      `update clinic_booking b
          set state = 'cancelled', seat = null, cancelled_at = $4, cancelled_because = 'overlap'
        where b.session_id = $1 and b.state = 'booked' and exists (
          select from clinic_booking o
           where o.person_id = b.person_id and o.session_id <> $1 and o.state = 'booked'
             and tstzrange(o.starts_at, o.ends_at) && tstzrange($2::timestamptz, $3::timestamptz))
       returning b.id`,
      [clinicId, when.startsAt, when.endsAt, this.clock.now()],
    )) as [{ id: string }[], number];
    for (const { id } of gone) {
      await this.outbox.add(manager, clinicBookingCancelled, { bookingId: id });
    }
  }
}

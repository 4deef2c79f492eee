import { Injectable, type OnModuleInit } from '@nestjs/common';
import { membershipChanged } from '@pijar/cohorts/contracts';
import { Clock, EventHandlers, Outbox } from '@pijar/shared/api';
import { clinicBookingCancelled } from '@pijar/workshops/contracts';
import type { EntityManager } from 'typeorm';
import { mayCome } from './clinic.sql';
import { ClinicSeats } from './clinic-seats';

/**
 * Whoever leaves her cohort, or goes on in one that a clinic is not for, holds no seat and no place in the waiting list: they go to
 * those who wait. Whoever pauses keeps hers, because she may be back by then.
 */
@Injectable()
export class SeatsOfLeavers implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly seats: ClinicSeats,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(membershipChanged, 'workshops.free-seats', (event, manager) =>
      this.free(manager, event.membershipId),
    );
  }

  /** Always in the order of the clinics' ids, so that two never wait for each other. */
  private async free(manager: EntityManager, membershipId: string): Promise<void> {
    const clinics = (await manager.query(
      `select b.session_id as id from clinic_booking b
         join planned_session s on s.id = b.session_id
         join cohort home on home.id = s.cohort_id
         join membership m on m.id = b.membership_id
         join cohort c on c.id = m.cohort_id
        where b.membership_id = $1 and b.state <> 'cancelled' and b.starts_at > $2
          and m.state not in ('paused', 'completed')
          and not ${mayCome}
        order by b.session_id`,
      [membershipId, this.clock.now()],
    )) as { id: string }[];
    for (const { id } of clinics) {
      await this.seats.lock(manager, id);
      const [freed] = (await manager.query(
        `update clinic_booking
            set state = 'cancelled', seat = null, cancelled_at = $3, cancelled_because = 'left'
          where session_id = $1 and membership_id = $2 and state <> 'cancelled' returning id`,
        [id, membershipId, this.clock.now()],
      )) as [{ id: string }[], number];
      for (const { id: bookingId } of freed) {
        await this.outbox.add(manager, clinicBookingCancelled, { bookingId });
      }
      await this.seats.moveUp(manager, id);
    }
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { Clock } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { ClinicSeats } from './clinic-seats';

/** A person's bookings, for her to read and to take back: who is erased holds no seat, and why she once could not come is forgotten. */
@Injectable()
export class BookingsOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
    private readonly seats: ClinicSeats,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.personalData.register('clinics', (manager, personId) => read(manager, personId));
    this.erasure.register('clinics', (manager, personId) => this.erase(manager, personId));
  }

  private async erase(manager: EntityManager, personId: string): Promise<void> {
    const coming = (await manager.query(
      `select session_id as id from clinic_booking
        where person_id = $1 and state <> 'cancelled' and starts_at > $2 order by session_id`,
      [personId, this.clock.now()],
    )) as { id: string }[];
    for (const { id } of coming) {
      await this.seats.lock(manager, id);
      await manager.query(
        `update clinic_booking
            set state = 'cancelled', seat = null, cancelled_at = $3, cancelled_because = 'staff'
          where session_id = $1 and person_id = $2 and state <> 'cancelled'`,
        [id, personId, this.clock.now()],
      );
      await this.seats.moveUp(manager, id);
    }
    await manager.query('update clinic_booking set cancel_reason = null where person_id = $1', [
      personId,
    ]);
  }
}

async function read(manager: EntityManager, personId: string): Promise<object[]> {
  return (await manager.query(
    `select s.title, b.starts_at as "startsAt", b.state, b.created_at as "bookedAt",
            b.cancelled_at as "cancelledAt", b.cancel_reason as "cancelReason"
       from clinic_booking b join planned_session s on s.id = b.session_id
      where b.person_id = $1 order by b.turn`,
    [personId],
  )) as object[];
}

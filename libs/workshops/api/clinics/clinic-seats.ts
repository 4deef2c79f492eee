import { Injectable } from '@nestjs/common';
import { Clock, isExclusionViolation, Outbox } from '@pijar/shared/api';
import { clinicSeatGiven } from '@pijar/workshops/contracts';
import type { EntityManager } from 'typeorm';

export interface LockedClinic {
  id: string;
  cohortId: string;
  stepId: string | null;
  hostId: string;
  capacity: number;
  version: number;
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
  hasCame: boolean;
}

/** Seats of a clinic. Whoever gives or frees one holds the clinic's lock, so that seats go one after the other. */
@Injectable()
export class ClinicSeats {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is no such clinic */
  async lock(manager: EntityManager, clinicId: string): Promise<LockedClinic | undefined> {
    const [row] = (await manager.query(
      `select s.id, s.cohort_id as "cohortId", s.step_id as "stepId", s.host_id as "hostId", s.capacity,
              s.version, s.starts_at as "startsAt", s.ends_at as "endsAt",
              s.cancelled_at is not null as "isCancelled",
              exists (select from attendance a
                       where a.session_id = s.id and a.state in ('present', 'late')) as "hasCame"
         from planned_session s where s.id = $1 and s.host_id is not null for update`,
      [clinicId],
    )) as LockedClinic[];
    return row;
  }

  /** The lowest seat that nobody has; null when all are taken. */
  async free(manager: EntityManager, clinicId: string): Promise<number | null> {
    const [row] = (await manager.query(
      `select min(n)::int as seat
         from planned_session s cross join generate_series(1, s.capacity) n
        where s.id = $1 and not exists (
          select from clinic_booking b where b.session_id = s.id and b.state = 'booked' and b.seat = n)`,
      [clinicId],
    )) as { seat: number | null }[];
    return row!.seat;
  }

  /**
   * Gives free seats to those who wait, in their turn. Whoever sits in another clinic at that time keeps waiting, and whoever is
   * not in her cohort any more is passed over.
   */
  async moveUp(manager: EntityManager, clinicId: string): Promise<void> {
    const passed: string[] = [];
    for (;;) {
      const seat = await this.free(manager, clinicId);
      const next = seat && (await this.nextWaiting(manager, clinicId, passed));
      if (!next) return;
      if (await this.isSeated(manager, next, seat)) {
        await this.outbox.add(manager, clinicSeatGiven, { bookingId: next });
      } else passed.push(next);
    }
  }

  private async nextWaiting(
    manager: EntityManager,
    clinicId: string,
    passed: readonly string[],
  ): Promise<string | null> {
    const [row] = (await manager.query(
      `select b.id from clinic_booking b
         join planned_session s on s.id = b.session_id
         join membership m on m.id = b.membership_id
              and (m.state in ('invited', 'active') or m.state = 'completed' and s.welcomes_completed)
        where s.id = $1 and b.state = 'waiting' and b.id <> all($2)
          and s.cancelled_at is null and s.starts_at > $3
        order by b.turn limit 1`,
      [clinicId, passed, this.clock.now()],
    )) as { id: string }[];
    return row?.id ?? null;
  }

  private async isSeated(manager: EntityManager, bookingId: string, seat: number) {
    try {
      await manager.transaction((inner) =>
        inner.query(
          `update clinic_booking set state = 'booked', seat = $2, seated_at = $3 where id = $1`,
          [bookingId, seat, this.clock.now()],
        ),
      );
      return true;
    } catch (fault) {
      if (isExclusionViolation(fault, 'clinic_booking_not_twice')) return false;
      throw fault;
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock } from '@pijar/shared/api';
import type { Availability, AvailabilityInput } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkSharing } from '../sharing/work-sharing.service';
import { giveBackLeases } from './give-back-leases';
import { answeredThisWeek, zoneOf } from './availability.sql';

/** What a coach says of her time: away until a day, and how much she answers in a week. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly db: DataSource,
    private readonly sharing: WorkSharing,
    private readonly clock: Clock,
  ) {}

  async show(actor: Actor, manager: EntityManager = this.db.manager): Promise<Availability> {
    const [row] = (await manager.query(
      `select to_char(a.away_until, 'YYYY-MM-DD') as "awayUntil", coalesce(a.away_before > $2, false) as "isAway",
              a.weekly_capacity as "weeklyCapacity", ${answeredThisWeek('$1', '$2')} as "answeredThisWeek"
         from (select $1::uuid as id) me left join reviewer_availability a on a.person_id = me.id`,
      [actor.personId, this.clock.now()],
    )) as Availability[];
    return row!;
  }

  /** Whoever goes away hands back what she holds, and what was kept for her goes to others; her words stay as her drafts. */
  set(actor: Actor, input: AvailabilityInput): Promise<Availability> {
    return this.db.transaction(async (manager) => {
      await manager.query(
        `insert into reviewer_availability (person_id, away_until, away_before, weekly_capacity)
         values ($1, $2, ($2::date + 1)::timestamp at time zone ${zoneOf('$1')}, $3)
         on conflict (person_id) do update set away_until = excluded.away_until,
           away_before = excluded.away_before, weekly_capacity = excluded.weekly_capacity`,
        [actor.personId, input.awayUntil, input.weeklyCapacity],
      );
      const now = await this.show(actor, manager);
      if (now.isAway) {
        const held = await giveBackLeases(manager, actor.personId);
        await this.sharing.leave(manager, actor.personId, held, null);
      }
      return now;
    });
  }
}

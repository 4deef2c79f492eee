import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { MyClinic, MyClinics } from '@pijar/workshops/contracts';
import { DataSource } from 'typeorm';
import { sessionColumnsIn, withIsoTimes } from '../sessions/session-view.query';
import { outcomeOf } from './outcomes/outcome.sql';
import { clinicColumns, clinicTables, mayCome, placeOfBooking } from './clinic.sql';

type Row = Omit<MyClinic, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

/** Clinics of one participant, by the clock of her cohort. */
@Injectable()
export class MyClinicsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Those to come that she may book or has booked, the next one first, then what she booked in the last thirty days. Where people
   * meet online is told to whoever has a seat.
   * @throws 404 unless it is her membership (and she has not left), or the actor is staff of the cohort
   */
  async list(actor: Actor, membershipId: string): Promise<MyClinics> {
    const [membership] = (await this.db.query(
      `select cohort_id, person_id = $2 and state <> 'left' as is_hers from membership where id = $1`,
      [membershipId, actor.personId],
    )) as { cohort_id: string; is_hers: boolean }[];
    if (!membership) throw problems.notFound();
    if (!membership.is_hers) await this.access.assertStaff(actor, membership.cohort_id);
    const rows = (await this.db.query(
      `select ${sessionColumnsIn('c.time_zone')}, ${clinicColumns},
              case when b.state = 'booked' then s.link end as link,
              case when b.id is not null
                   then json_build_object('id', b.id, 'state', b.state, 'place', ${placeOfBooking}) end as booking,
              s.starts_at > $2 and s.cancelled_at is null as "isOpen", a.state as attendance,
              ${outcomeOf('s.id', 'm.id')} as outcome
         from ${clinicTables}
         join membership m on m.id = $1
         join cohort c on c.id = m.cohort_id
         left join lateral (
           select * from clinic_booking k where k.session_id = s.id and k.membership_id = m.id
            order by k.state = 'cancelled', k.turn desc limit 1) b on true
         left join attendance a on a.session_id = s.id and a.membership_id = m.id
        where s.ends_at > $2::timestamptz - interval '30 days'
          and (s.ends_at > $2 and s.cancelled_at is null and ${mayCome}
               or b.state in ('booked', 'waiting') or b.cancelled_because = 'clinic' or a.state is not null)
        order by s.ends_at > $2 desc, case when s.ends_at > $2 then s.starts_at end, s.starts_at desc, s.id
        limit 100`,
      [membershipId, this.clock.now()],
    )) as Row[];
    return { items: rows.map(withIsoTimes) };
  }
}

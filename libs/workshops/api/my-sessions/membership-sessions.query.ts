import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { MySession, MySessions, MySessionsQuery } from '@pijar/workshops/contracts';
import { DataSource } from 'typeorm';
import { sessionColumnsIn, sessionTables, withIsoTimes } from '../sessions/session-view.query';

type Row = Omit<MySession, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

/** The sessions of one participant: what is planned for her cohort, and where she was. */
@Injectable()
export class MembershipSessionsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Upcoming: those that have not ended, the next one first, cancelled ones too, so that nobody travels for nothing. Times by the clock of her cohort.
   * Of clinics, those where she has a seat.
   * @throws 404 unless it is her membership (and she has not left), or the actor is staff of the cohort
   */
  async list(
    actor: Actor,
    membershipId: string,
    when: MySessionsQuery['when'],
  ): Promise<MySessions> {
    const [membership] = (await this.db.query(
      `select cohort_id, person_id = $2 and state <> 'left' as is_hers from membership where id = $1`,
      [membershipId, actor.personId],
    )) as { cohort_id: string; is_hers: boolean }[];
    if (!membership) throw problems.notFound();
    if (!membership.is_hers) await this.access.assertStaff(actor, membership.cohort_id);
    const rows = (await this.db.query(
      `select ${sessionColumnsIn('own.time_zone')}, a.state as attendance
         from ${sessionTables}
         join cohort own on own.id = $2
         left join attendance a on a.session_id = s.id and a.membership_id = $1
        where (s.cohort_id = $2 and s.host_id is null or a.state is not null
               or exists (select from clinic_booking b
                           where b.session_id = s.id and b.membership_id = $1
                             and (b.state = 'booked' or b.cancelled_because = 'clinic')))
          and ($3 = 'all' or (s.ends_at > $4) = ($3 = 'upcoming'))
        order by case when $3 = 'upcoming' then s.starts_at end, s.starts_at desc, s.id
        limit 100`,
      [membershipId, membership.cohort_id, when, this.clock.now()],
    )) as Row[];
    return { items: rows.map(withIsoTimes) };
  }
}

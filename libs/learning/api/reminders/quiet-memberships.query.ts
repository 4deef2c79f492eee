import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Candidate } from '../rules';

/** Somebody who has done nothing for a while although she could. */
export interface QuietMembership {
  membershipId: string;
  personId: string;
  /** Steps of her open stages, and work that came back. */
  steps: Candidate[];
  /** `YYYY-MM-DD` in the cohort's zone. */
  today: string;
}

/** Local hour from which on people are reminded: work is done, the evening not yet. Later only when nobody did it then. */
export const reminderHour = 18;
/** Days without any activity before the first reminder. */
export const quietDays = 2;

/** Finds who is quiet, and not yet reminded today, where it is evening now. What counts is how it was when the evening began. */
@Injectable()
export class QuietMembershipsQuery {
  constructor(private readonly db: DataSource) {}

  async at(now: Date): Promise<QuietMembership[]> {
    return (await this.db.query(
      `select m.id as "membershipId", m.person_id as "personId",
              to_char($1::timestamptz at time zone c.time_zone, 'YYYY-MM-DD') as today,
              jsonb_agg(jsonb_build_object(
                'stepId', st.id, 'code', st.code, 'title', st.title, 'kind', st.kind,
                'position', st.position, 'state', sp.state, 'isRequired', st.is_required,
                'moduleId', st.module_id, 'isTrack', coalesce(mo.is_track, false),
                'isChosen', tc.module_id is not null, 'since', sp.since, 'score', sp.score)) as steps
         from membership m
         join cohort c on c.id = m.cohort_id and c.state = 'running'
         join person p on p.id = m.person_id and p.erased_at is null
         join step_progress sp on sp.membership_id = m.id and sp.state in ('open', 'returned')
         join step st on st.id = sp.step_id
         join stage_progress stage on stage.membership_id = m.id and stage.stage_id = st.stage_id
          and (stage.state = 'open' or sp.state = 'returned')
         left join module mo on mo.id = st.module_id
         left join track_choice tc on tc.module_id = st.module_id and tc.membership_id = m.id
        where m.state = 'active'
          and extract(hour from $1::timestamptz at time zone c.time_zone) >= $2::int
          and coalesce(m.last_active_at, m.joined_at) at time zone c.time_zone
              <= date_trunc('day', $1::timestamptz at time zone c.time_zone)
                 + make_interval(hours => $2::int) - make_interval(days => $3::int)
          and not exists (select from learning_reminder r
                           where r.person_id = m.person_id
                             and r.day >= ($1::timestamptz at time zone c.time_zone)::date)
        group by m.id, c.id
        order by m.person_id, m.id`,
      [now, reminderHour, quietDays],
    )) as QuietMembership[];
  }
}

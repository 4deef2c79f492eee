import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import {
  stuckReasons,
  waitings,
  type CohortSummary,
  type StuckReason,
  type Waiting,
} from '@pijar/insights/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { people } from '../people/person-state.sql';
import { daysOffOf, workingDays } from '../people/working-days.sql';
import { stageCounts, stateCounts } from './counts.sql';
import { CohortCheckInsQuery } from './cohort-check-ins.query';
import { CohortTestsQuery } from './cohort-tests.query';

type Counts<K extends string> = Partial<Record<K, number>> | null;
interface PeopleNumbers {
  people: CohortSummary['people'];
  stages: CohortSummary['stages'];
  waiting: Counts<Waiting>;
  stuck: Counts<StuckReason>;
  stuckPeople: number;
  communities: CohortSummary['communities'];
  bySex: CohortSummary['bySex'];
}
type Attendance = CohortSummary['attendance'][number];

/** The numbers of one cohort, in five statements. */
@Injectable()
export class CohortSummaryQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clock: Clock,
    private readonly tests: CohortTestsQuery,
    private readonly checkIns: CohortCheckInsQuery,
  ) {}

  /** @throws 404 unless the actor is staff of the cohort or leads it */
  async show(actor: Actor, cohortId: string): Promise<CohortSummary> {
    await this.access.assertStaff(actor, cohortId);
    const numbers = await this.peopleNumbers(cohortId);
    return {
      ...numbers,
      waiting: waitings.map((key) => ({ key, count: numbers.waiting?.[key] ?? 0 })),
      stuck: stuckReasons.map((key) => ({ key, count: numbers.stuck?.[key] ?? 0 })),
      turnaround: await this.turnaround(cohortId),
      tests: await this.tests.of(cohortId),
      checkIns: await this.checkIns.of(cohortId),
      attendance: await this.attendance(cohortId),
    };
  }

  private async peopleNumbers(cohortId: string): Promise<PeopleNumbers> {
    const [row] = (await this.db.query(
      `with ${people('array[$1::uuid]', '$2::timestamptz')},
       here as materialized (select * from person where state <> 'left')
       select ${stateCounts} as people, ${stageCounts} as stages,
         (select json_object_agg(k, n) from (
            select waiting_for as k, count(*) as n from here group by 1) w) as waiting,
         (select json_object_agg(k, n) from (
            select k, count(*) as n from here, unnest(stuck) k group by 1) s) as stuck,
         (select count(*)::int from here where cardinality(stuck) > 0) as "stuckPeople",
         (select coalesce(json_agg(json_build_object('key', community, 'count', n) order by community), '[]')
            from (select community, count(*) as n from here where community is not null group by 1) g) as communities,
         (select coalesce(json_agg(json_build_object('sex', x.sex, 'total', x.total, 'completed', x.completed,
              'stages', (select coalesce(json_agg(json_build_object('id', sg.id,
                  'open', (select count(*) from here h join stage_progress sp on sp.membership_id = h.membership_id
                            where h.sex = x.sex and sp.stage_id = sg.id and sp.state = 'open'),
                  'done', (select count(*) from here h join stage_progress sp on sp.membership_id = h.membership_id
                            where h.sex = x.sex and sp.stage_id = sg.id and sp.state = 'done'))
                  order by sg.position), '[]')
                from stage sg where sg.programme_version_id = c.programme_version_id)) order by x.sex), '[]')
            from (select sex, count(*) as total, count(*) filter (where state = 'completed') as completed
                    from here group by sex) x) as "bySex"
         from cohort c where c.id = $1`,
      [cohortId, this.clock.now()],
    )) as PeopleNumbers[];
    return row!;
  }

  /** From the hand-in to the first answer to it, and what waits now; answered work is found by its memberships, which have an index. */
  private async turnaround(cohortId: string): Promise<CohortSummary['turnaround']> {
    const [row] = (await this.db.query(
      `with here as materialized (
         select c.*, ${daysOffOf('c.organisation_id')} as days_off from cohort c where c.id = $1),
       answered as (
         select extract(epoch from f.sent_at - a.sent_at)::float8 / 3600 as hours,
                ${workingDays('a.sent_at', 'f.sent_at', 'c.time_zone', 'c.days_off')} as days
           from here c
           join membership m on m.cohort_id = c.id
           join submission s on s.membership_id = m.id
           join submission_attempt a on a.submission_id = s.id
           join feedback f on f.attempt_id = a.id and f.version = 1),
       waiting as (
         select ${workingDays('s.waiting_since', '$2', 'c.time_zone', 'c.days_off')} as days
           from here c join submission s on s.cohort_id = c.id and s.state in ('submitted', 'in_review'))
       select count(*)::int as answered,
              percentile_cont(0.5) within group (order by hours) as "medianHours",
              percentile_cont(0.9) within group (order by hours) as "p90Hours",
              percentile_disc(0.5) within group (order by days) as "medianWorkingDays",
              percentile_disc(0.9) within group (order by days) as "p90WorkingDays",
              (select count(*)::int from waiting) as waiting,
              (select max(days) from waiting) as "oldestWorkingDays"
         from answered`,
      [cohortId, this.clock.now()],
    )) as CohortSummary['turnaround'][];
    return row!;
  }

  /** The sessions that have begun and were not cancelled, the latest first. */
  private async attendance(cohortId: string): Promise<Attendance[]> {
    const rows = (await this.db.query(
      `select s.id as "sessionId", s.title, s.starts_at as "startsAt", n.*
         from planned_session s
        cross join lateral (
          select count(*) filter (where a.state = 'present')::int as present,
                 count(*) filter (where a.state = 'late')::int as late,
                 count(*) filter (where a.state = 'absent')::int as absent,
                 count(*) filter (where a.state = 'excused')::int as excused,
                 count(*) filter (where a.state is null)::int as unmarked
            from (select id from membership
                   where cohort_id = s.cohort_id and state <> 'left' and s.host_id is null
                  union select membership_id from clinic_booking where session_id = s.id and state = 'booked'
                  union select membership_id from attendance where session_id = s.id) r
            left join attendance a on a.membership_id = r.id and a.session_id = s.id) n
        where s.cohort_id = $1 and s.cancelled_at is null and s.starts_at <= $2
        order by s.starts_at desc limit 50`,
      [cohortId, this.clock.now()],
    )) as (Omit<Attendance, 'startsAt'> & { startsAt: Date })[];
    return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }));
  }
}

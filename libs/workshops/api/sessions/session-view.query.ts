import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { pageFrom, problems, readCursor } from '@pijar/shared/api';
import { Id, Instant } from '@pijar/shared/schemas';
import type {
  SessionsPage,
  SessionsQuery,
  SessionSteps,
  SessionView,
} from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';

/** Sessions as staff see them. */
@Injectable()
export class SessionViewQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
  ) {}

  /** The earliest first. @throws 404 unless the actor is staff of the cohort or leads it */
  async list(actor: Actor, cohortId: string, query: SessionsQuery): Promise<SessionsPage> {
    await this.access.assertStaff(actor, cohortId);
    const after = readCursor(query.cursor, 2, z.tuple([Instant, Id]));
    const rows = (await this.db.query(
      `select ${sessionColumns}, s.version, ${attendanceCounts} as attendance
         from ${sessionTables}
        where s.cohort_id = $1 and ($2::timestamptz is null or (s.starts_at, s.id) > ($2, $3::uuid))
        order by s.starts_at, s.id limit $4`,
      [cohortId, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    )) as SessionRow[];
    return pageFrom(rows.map(withIsoTimes), query.limit, (row) => [row.startsAt, row.id]);
  }

  /** @throws 404 unless the actor is staff of its cohort or leads it */
  async show(
    actor: Actor,
    sessionId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<SessionView> {
    const [row] = (await manager.query(
      `select ${sessionColumns}, s.version, ${attendanceCounts} as attendance
         from ${sessionTables} where s.id = $1`,
      [sessionId],
    )) as SessionRow[];
    if (!row) throw problems.notFound();
    await this.access.assertStaff(actor, row.cohortId, manager);
    return withIsoTimes(row);
  }

  /** The steps of the cohort's programme that a session can fulfil. */
  async steps(actor: Actor, cohortId: string): Promise<SessionSteps> {
    await this.access.assertStaff(actor, cohortId);
    const items = (await this.db.query(
      `select st.id, st.code, st.title, st.kind, sg.title as "stageTitle", st.minutes,
              (select count(*)::int from planned_session s
                where s.cohort_id = c.id and s.step_id = st.id and s.cancelled_at is null) as "plannedCount"
         from cohort c
         join step st on st.programme_version_id = c.programme_version_id
                     and st.kind in ('session', 'clinic')
         join stage sg on sg.id = st.stage_id
        where c.id = $1 order by sg.position, st.position`,
      [cohortId],
    )) as SessionSteps['items'];
    return { items };
  }
}

type SessionRow = Omit<SessionView, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

export const withIsoTimes = <T extends { startsAt: Date; endsAt: Date }>(row: T) => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
});

/** When session `s` is, as the clock on a wall in that zone says. */
export function wallClock(zone: string): string {
  return `to_char(s.starts_at at time zone ${zone}, 'YYYY-MM-DD') as date,
  to_char(s.starts_at at time zone ${zone}, 'HH24:MI') as "startTime",
  to_char(s.ends_at at time zone ${zone}, 'HH24:MI') as "endTime", ${zone} as "timeZone"`;
}

/** The columns that every view of a session has; for `from ${sessionTables}`; the clock is that of `zone`. */
export const sessionColumnsIn = (zone: string) => `s.id, s.cohort_id as "cohortId", s.title,
  case when st.id is not null
       then json_build_object('id', st.id, 'code', st.code, 'title', st.title, 'kind', st.kind) end as step,
  s.starts_at as "startsAt", s.ends_at as "endsAt",
  ${wallClock(zone)},
  s.place, s.link, s.cancelled_at is not null as "isCancelled", s.host_id is not null as "isClinic"`;

export const sessionColumns = sessionColumnsIn('coalesce(s.time_zone, c.time_zone)');

export const sessionTables = `planned_session s
  join cohort c on c.id = s.cohort_id
  left join step st on st.id = s.step_id`;

/** Ids of everybody on the roster of session `s`: who is in the cohort now (of a clinic: who has a seat), and who was marked. */
export const rosterOfSession = `(select id from membership
   where cohort_id = s.cohort_id and state <> 'left' and s.host_id is null
  union select membership_id from clinic_booking where session_id = s.id and state = 'booked'
  union select membership_id from attendance where session_id = s.id)`;

const count = (state: string) => `'${state}', count(*) filter (where a.state = '${state}')`;

const attendanceCounts = `(select json_build_object(
    ${['present', 'late', 'absent', 'excused'].map(count).join(', ')},
    'unmarked', count(*) filter (where a.state is null))
  from ${rosterOfSession} r
  left join attendance a on a.membership_id = r.id and a.session_id = s.id)`;

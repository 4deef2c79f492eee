import { Injectable } from '@nestjs/common';
import { Clock } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface SessionRow {
  title: string;
  startsAt: Date;
  timeZone: string;
  place: string | null;
  stepId: string | null;
  cohortId: string;
  version: number;
  participants: string[];
  /** Of the cohort, those who have the coach's pages. */
  coaches: string[];
  /** Of the cohort, the others: they have the officers' pages. */
  officers: string[];
}

/** Tells everybody of a cohort when a session is planned, moved or cancelled; for what is over already, nobody. */
@Injectable()
export class SessionNotices {
  constructor(
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async planned(manager: EntityManager, session: { sessionId: string }): Promise<void> {
    const row = await this.coming(manager, session.sessionId, false);
    if (!row) return;
    const kind = row.version === 1 ? 'session_planned' : 'session_moved';
    await this.tell(manager, row, kind, `${kind}:${session.sessionId}:${row.version}`);
  }

  async cancelled(manager: EntityManager, session: { sessionId: string }): Promise<void> {
    const row = await this.coming(manager, session.sessionId, true);
    if (!row) return;
    await this.tell(manager, row, 'session_cancelled', `session_cancelled:${session.sessionId}`);
  }

  private async coming(
    manager: EntityManager,
    sessionId: string,
    isCancelled: boolean,
  ): Promise<SessionRow | undefined> {
    const [row] = (await manager.query(
      `select s.title, s.starts_at as "startsAt", c.time_zone as "timeZone", s.place,
              s.step_id as "stepId", s.cohort_id as "cohortId", s.version,
              array(select m.person_id from membership m
                     where m.cohort_id = c.id and m.state in ('invited', 'active')) as participants,
              array(${staffOf('exists')}) as coaches,
              array(${staffOf('not exists')}) as officers
         from planned_session s
         join cohort c on c.id = s.cohort_id
        where s.id = $1 and s.starts_at > $2 and (s.cancelled_at is not null) = $3`,
      [sessionId, this.clock.now(), isCancelled],
    )) as SessionRow[];
    return row;
  }

  private async tell(
    manager: EntityManager,
    row: SessionRow,
    kind: 'session_planned' | 'session_moved' | 'session_cancelled',
    cause: string,
  ): Promise<void> {
    const { title, timeZone, place } = row;
    const startsAt = row.startsAt.toISOString();
    const notice = {
      kind,
      cause,
      details: { title, startsAt, timeZone, ...(place && { place }) },
    };
    await this.notices.give(manager, {
      ...notice,
      personIds: row.participants,
      link: row.stepId ? `/belajar/langkah/${row.stepId}` : '/belajar',
    });
    // Staff who also take part were told above.
    await this.notices.give(manager, {
      ...notice,
      personIds: row.coaches,
      link: '/pendamping/hari',
    });
    await this.notices.give(manager, {
      ...notice,
      personIds: row.officers,
      link: `/petugas/angkatan/${row.cohortId}/hari`,
    });
  }
}

/** Present staff of `cohort c`, by whether they are facilitators: each is led to a page that her role opens. */
const staffOf = (isFacilitator: 'exists' | 'not exists') =>
  `select cs.person_id from cohort_staff cs
    where cs.cohort_id = c.id and cs.left_at is null
      and ${isFacilitator} (select from role_grant g
                             where g.person_id = cs.person_id and g.role = 'facilitator')`;

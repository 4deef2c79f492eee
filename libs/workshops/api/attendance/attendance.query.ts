import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { AttendanceList, AttendanceRow } from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { rosterOfSession, SessionViewQuery } from '../sessions/session-view.query';

type Row = Omit<AttendanceRow, 'markedAt'> & { markedAt: Date | null };

/** The list of a session: everybody who is in the cohort, and everybody who was marked. */
@Injectable()
export class AttendanceQuery {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: SessionViewQuery,
  ) {}

  /** @throws 404 unless the actor is staff of the cohort or leads it */
  async list(
    actor: Actor,
    sessionId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<AttendanceList> {
    const session = await this.sessions.show(actor, sessionId, manager);
    const rows = (await manager.query(
      `select m.id as "membershipId", p.full_name as "fullName",
              p.participant_number as "participantNumber", m.state as "membershipState",
              a.state, a.method, a.marked_at as "markedAt", by.full_name as "markedByName"
         from planned_session s
         join membership m on m.id in ${rosterOfSession}
         join person p on p.id = m.person_id
         left join attendance a on a.session_id = s.id and a.membership_id = m.id
         left join person by on by.id = a.marked_by
        where s.id = $1
        order by p.full_name, m.id`,
      [sessionId],
    )) as Row[];
    return {
      session,
      rows: rows.map((row) => ({ ...row, markedAt: row.markedAt?.toISOString() ?? null })),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { StepReports, type StepReport } from '@pijar/learning/api';
import { Audit, Clock, problems } from '@pijar/shared/api';
import type { AttendanceAnswer, AttendanceState } from '@pijar/workshops/contracts';
import type { AttendanceBody } from '@pijar/workshops/schemas';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { rosterOfSession } from '../sessions/session-view.query';
import { wantsOutcome } from '../clinics/outcomes/outcome.sql';
import { AttendanceQuery } from './attendance.query';

export type Marks = z.output<typeof AttendanceBody>['marks'];

interface LockedSession {
  cohort_id: string;
  step_id: string | null;
  is_cancelled: boolean;
  /** The day has come in the cohort's zone. */
  has_come: boolean;
}
/** A mark that is other than before, and what the step rests on. */
interface ChangedMark {
  membershipId: string;
  before: AttendanceState | null;
  after: AttendanceState | null;
  /** She was at another session of the same step. */
  isElsewhere: boolean;
  /** Her programme has the step; a clinic for several cohorts may be open to one that has not. */
  hasStep: boolean;
  /** The programme counts a clinic only with the host's note, and there is none yet. */
  waitsForOutcome: boolean;
}

const came = (state: AttendanceState | null) => state === 'present' || state === 'late';

/** Who was there. What counts for a stage goes to learning in the same transaction. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly list: AttendanceQuery,
    private readonly reports: StepReports,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves marks; those that are as before are left alone, with whoever set them and when.
   * @throws 409 `cancelled`, `not-yet` before the day; 422 `not-on-roster`; 404 unless staff of the cohort
   */
  async mark(actor: Actor, sessionId: string, marks: Marks): Promise<AttendanceAnswer> {
    return this.db.transaction(async (manager) => {
      const session = await this.lock(actor, sessionId, manager);
      const changed = await this.changedMarks(manager, sessionId, session.step_id, marks);
      await this.save(manager, actor, sessionId, marks, changed);
      const stageStays = await this.report(manager, actor, sessionId, session.step_id, changed);
      if (changed.length) {
        await this.audit.record(manager, {
          actorId: actor.personId,
          organisationId: actor.organisationId,
          action: 'attendance.marked',
          subjectType: 'session',
          subjectId: sessionId,
          detail: {
            marks: changed.map(({ membershipId, before, after }) => ({
              membershipId,
              before,
              after,
            })),
          },
        });
      }
      const list = await this.list.list(actor, sessionId, manager);
      return { ...list, changed: changed.length, stageStays };
    });
  }

  private async lock(
    actor: Actor,
    sessionId: string,
    manager: EntityManager,
  ): Promise<LockedSession> {
    const [row] = (await manager.query(
      `select s.cohort_id, s.step_id, s.cancelled_at is not null as is_cancelled,
              (s.starts_at at time zone c.time_zone)::date <= ($2::timestamptz at time zone c.time_zone)::date
                as has_come
         from planned_session s join cohort c on c.id = s.cohort_id
        where s.id = $1 for update of s`,
      [sessionId, this.clock.now()],
    )) as LockedSession[];
    if (!row) throw problems.notFound();
    await this.access.assertStaff(actor, row.cohort_id, manager);
    if (row.is_cancelled) throw problems.conflict('cancelled', 'It was cancelled.');
    if (!row.has_come) throw problems.conflict('not-yet', 'The day has not come.');
    return row;
  }

  private async changedMarks(
    manager: EntityManager,
    sessionId: string,
    stepId: string | null,
    marks: Marks,
  ): Promise<ChangedMark[]> {
    const rows = (await manager.query(
      `select x.membership_id as "membershipId", a.state as before, x.state as after,
              x.membership_id in ${rosterOfSession} as "isOnRoster",
              (s.host_id is null or step_now(x.membership_id, $2) is not null) as "hasStep",
              s.host_id is not null and coalesce(${wantsOutcome('x.membership_id', '$2')}, false)
                and not exists (select from clinic_outcome o
                                 where o.session_id = s.id and o.membership_id = x.membership_id)
                as "waitsForOutcome",
              exists (select from attendance b join planned_session o on o.id = b.session_id
                       where b.membership_id = x.membership_id and o.id <> s.id
                         and step_now(b.membership_id, o.step_id) = step_now(b.membership_id, $2)
                         and b.state in ('present', 'late')) as "isElsewhere"
         from planned_session s
        cross join unnest($3::uuid[], $4::text[]) as x (membership_id, state)
         left join attendance a on a.session_id = s.id and a.membership_id = x.membership_id
        where s.id = $1`,
      [sessionId, stepId, marks.map((mark) => mark.membershipId), marks.map((mark) => mark.state)],
    )) as (ChangedMark & { isOnRoster: boolean })[];
    const stranger = rows.find((row) => !row.isOnRoster);
    if (stranger) {
      const index = marks.findIndex((mark) => mark.membershipId === stranger.membershipId);
      throw problems.invalidField(
        `/body/marks/${index}/membershipId`,
        'not-on-roster',
        'Nobody on this list has this id.',
      );
    }
    return rows.filter((row) => row.before !== row.after);
  }

  private async save(
    manager: EntityManager,
    actor: Actor,
    sessionId: string,
    marks: Marks,
    changed: readonly ChangedMark[],
  ): Promise<void> {
    const ids = new Set(changed.map((mark) => mark.membershipId));
    const set = marks.filter((mark) => ids.has(mark.membershipId) && mark.state !== null);
    const back = changed.filter((mark) => mark.after === null).map((mark) => mark.membershipId);
    await manager.query(
      `insert into attendance (session_id, membership_id, state, method, marked_by, marked_at)
       select $1, x.membership_id, x.state, x.method, $2, $3
         from unnest($4::uuid[], $5::text[], $6::text[]) as x (membership_id, state, method)
       on conflict (session_id, membership_id) do update
         set state = excluded.state, method = excluded.method, marked_by = excluded.marked_by,
             marked_at = excluded.marked_at`,
      [
        sessionId,
        actor.personId,
        this.clock.now(),
        set.map((mark) => mark.membershipId),
        set.map((mark) => mark.state),
        set.map((mark) => mark.method),
      ],
    );
    await manager.query(
      'delete from attendance where session_id = $1 and membership_id = any($2)',
      [sessionId, back],
    );
  }

  /** @returns whose completed stage counts an attendance that was taken back */
  private async report(
    manager: EntityManager,
    actor: Actor,
    sessionId: string,
    stepId: string | null,
    changed: readonly ChangedMark[],
  ): Promise<AttendanceAnswer['stageStays']> {
    if (stepId === null) return [];
    const moved = changed.filter(
      (mark) => came(mark.before) !== came(mark.after) && !mark.isElsewhere && mark.hasStep,
    );
    await this.reports.reportAll(
      manager,
      moved.map((mark): StepReport => ({
        membershipId: mark.membershipId,
        stepId,
        state: !came(mark.after) ? 'open' : mark.waitsForOutcome ? 'waiting' : 'done',
        evidence: { sessionId, attendance: mark.after },
        actorId: actor.personId,
      })),
    );
    const takenBack = moved.filter((mark) => !came(mark.after)).map((mark) => mark.membershipId);
    if (takenBack.length === 0) return [];
    return (await manager.query(
      `select sp.membership_id as "membershipId", p.full_name as "fullName", sg.title as "stageTitle"
         from step st
         join stage sg on sg.id = st.stage_id
         join stage_progress sp on sp.stage_id = sg.id and sp.state = 'done'
         join membership m on m.id = sp.membership_id
         join person p on p.id = m.person_id
        where st.id = $1 and sp.membership_id = any($2)
        order by p.full_name, m.id`,
      [stepId, takenBack],
    )) as AttendanceAnswer['stageStays'];
  }
}

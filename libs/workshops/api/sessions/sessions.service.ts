import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Outbox, problems } from '@pijar/shared/api';
import {
  sessionCancelled,
  sessionPlanned,
  type SessionChange,
  type SessionDraft,
  type SessionView,
} from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { SessionViewQuery } from './session-view.query';

interface LockedSession {
  cohort_id: string;
  step_id: string | null;
  version: number;
  is_cancelled: boolean;
  is_clinic: boolean;
  has_came: boolean;
}

/** Plans sessions of a cohort: the days in a room, live meetings, clinics. Officers and the cohort's staff do. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly view: SessionViewQuery,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * A draft sent twice plans one session.
   * @throws 422 `not-plannable` for a step that is no session or clinic of the programme, 409 `cohort-closed`
   */
  async plan(actor: Actor, cohortId: string, draft: SessionDraft): Promise<SessionView> {
    return this.db.transaction(async (manager) => {
      await this.access.assertStaff(actor, cohortId, manager);
      await assertRunning(manager, cohortId);
      await assertPlannable(manager, cohortId, draft.stepId);
      const made = (await manager.query(
        `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, place, link, created_by)
         select $1, c.id, $3, $4, ($5::date + $6::time) at time zone c.time_zone,
                ($5::date + $7::time) at time zone c.time_zone, $8, $9, $10
           from cohort c where c.id = $2
         on conflict (id) do nothing returning id`,
        [
          draft.id,
          cohortId,
          draft.stepId,
          draft.title,
          draft.date,
          draft.startsAt,
          draft.endsAt,
          draft.place,
          draft.link,
          actor.personId,
        ],
      )) as unknown[];
      const session = await this.view.show(actor, draft.id, manager);
      if (made.length) {
        await this.outbox.add(manager, sessionPlanned, { sessionId: draft.id, cohortId });
        await this.record(manager, actor, draft.id, 'session.planned');
      }
      return session;
    });
  }

  /** @throws 409 `changed-meanwhile` with the current view, `cancelled`, `is-clinic`, `has-attendance` when the step would change */
  async change(actor: Actor, sessionId: string, change: SessionChange): Promise<SessionView> {
    return this.db.transaction(async (manager) => {
      const before = await this.lock(actor, sessionId, change.version, manager);
      if (change.stepId !== before.step_id) {
        if (before.has_came) {
          throw problems.conflict('has-attendance', 'Somebody came: it counts for its step.');
        }
        await assertPlannable(manager, before.cohort_id, change.stepId);
      }
      const [moved] = (await manager.query(
        `update planned_session s
            set step_id = $2, title = $3, starts_at = ($4::date + $5::time) at time zone c.time_zone,
                ends_at = ($4::date + $6::time) at time zone c.time_zone, place = $7, link = $8,
                version = s.version + 1
           from planned_session old, cohort c
          where s.id = $1 and old.id = s.id and c.id = s.cohort_id
         returning (old.starts_at, old.ends_at, old.place, old.link)
                   is distinct from (s.starts_at, s.ends_at, s.place, s.link) as is_elsewhere`,
        [
          sessionId,
          change.stepId,
          change.title,
          change.date,
          change.startsAt,
          change.endsAt,
          change.place,
          change.link,
        ],
      )) as [{ is_elsewhere: boolean }[], number];
      if (moved[0]?.is_elsewhere) {
        const cohortId = before.cohort_id;
        await this.outbox.add(manager, sessionPlanned, { sessionId, cohortId });
      }
      await this.record(manager, actor, sessionId, 'session.changed');
      return this.view.show(actor, sessionId, manager);
    });
  }

  /** @throws 409 `has-attendance` once somebody was there, and as `change` */
  async cancel(actor: Actor, sessionId: string, version: number): Promise<SessionView> {
    return this.db.transaction(async (manager) => {
      const before = await this.lock(actor, sessionId, version, manager);
      if (before.has_came) {
        throw problems.conflict('has-attendance', 'Somebody was there: it took place.');
      }
      await manager.query(
        'update planned_session set cancelled_at = now(), version = version + 1 where id = $1',
        [sessionId],
      );
      const cohortId = before.cohort_id;
      await this.outbox.add(manager, sessionCancelled, { sessionId, cohortId });
      await this.record(manager, actor, sessionId, 'session.cancelled');
      return this.view.show(actor, sessionId, manager);
    });
  }

  private async lock(
    actor: Actor,
    sessionId: string,
    version: number,
    manager: EntityManager,
  ): Promise<LockedSession> {
    const [row] = (await manager.query(
      `select s.cohort_id, s.step_id, s.version, s.cancelled_at is not null as is_cancelled,
              s.host_id is not null as is_clinic,
              exists (select from attendance a
                       where a.session_id = s.id and a.state in ('present', 'late')) as has_came
         from planned_session s where s.id = $1 for update`,
      [sessionId],
    )) as LockedSession[];
    if (!row) throw problems.notFound();
    await this.access.assertStaff(actor, row.cohort_id, manager);
    if (row.is_clinic) throw problems.conflict('is-clinic', 'It is changed as a clinic.');
    if (row.version !== version) {
      const current = await this.view.show(actor, sessionId, manager);
      throw problems.conflict('changed-meanwhile', 'Somebody changed the session.', current);
    }
    if (row.is_cancelled) throw problems.conflict('cancelled', 'It was cancelled.');
    return row;
  }

  private record(manager: EntityManager, actor: Actor, sessionId: string, action: string) {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action,
      subjectType: 'session',
      subjectId: sessionId,
    });
  }
}

export async function assertRunning(manager: EntityManager, cohortId: string): Promise<void> {
  const [cohort] = (await manager.query('select state from cohort where id = $1 for share', [
    cohortId,
  ])) as { state: string }[];
  if (cohort?.state === 'closed') throw problems.conflict('cohort-closed', 'Reopen it first.');
}

export async function assertPlannable(
  manager: EntityManager,
  cohortId: string,
  stepId: string | null,
  kinds: readonly string[] = ['session', 'clinic'],
): Promise<void> {
  if (stepId === null) return;
  const found = (await manager.query(
    `select 1 from cohort c join step st on st.programme_version_id = c.programme_version_id
      where c.id = $1 and st.id = $2 and st.kind = any($3)`,
    [cohortId, stepId, kinds],
  )) as unknown[];
  if (found.length) return;
  throw problems.invalidField('/body/stepId', 'not-plannable', 'No planned day of this programme.');
}

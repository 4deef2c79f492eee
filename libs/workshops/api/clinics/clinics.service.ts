import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { isExclusionViolation, problems } from '@pijar/shared/api';
import {
  clinicCancelled,
  clinicMoved,
  clinicPublished,
  type ClinicCancel,
  type ClinicChange,
  type ClinicDraft,
  type ClinicView,
} from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { assertPlannable, assertRunning } from '../sessions/sessions.service';
import { againAfterDeadlock } from './again-after-deadlock';
import { BookingCancellations } from './booking-cancellations';
import { assertChoices } from './clinic-choices';
import { ClinicJournal } from './clinic-journal';
import { ClinicSeats, type LockedClinic } from './clinic-seats';
import { ClinicsQuery } from './clinics.query';

/** Publishes clinics, moves and cancels them. Staff of the cohort that one is published in do; whoever publishes it holds it. */
@Injectable()
export class ClinicsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clinics: ClinicsQuery,
    private readonly seats: ClinicSeats,
    private readonly cancellations: BookingCancellations,
    private readonly journal: ClinicJournal,
  ) {}

  /**
   * A draft sent twice publishes one clinic.
   * @throws 409 `host-busy` when she holds another one at that time, `cohort-closed`; 422 `not-plannable`, `unknown-track`,
   * `unknown-cohort`, `in-the-past`
   */
  async publish(actor: Actor, cohortId: string, draft: ClinicDraft): Promise<ClinicView> {
    return this.write(async (manager) => {
      await this.access.assertStaff(actor, cohortId, manager);
      await assertRunning(manager, cohortId);
      await assertPlannable(manager, cohortId, draft.stepId, ['clinic']);
      await assertChoices(manager, cohortId, draft, this.journal.now());
      await lockPerson(manager, actor.personId);
      const made = (await manager.query(
        `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, place, link,
                                      time_zone, capacity, audience, track_code, welcomes_completed, host_id, created_by)
         values ($1, $14, $2, $3, ${instant('$5')}, ${instant('$6')}, $8, $9, $7, $10, $11, $12, $13, $15, $15)
         on conflict (id) do nothing returning id`,
        [draft.id, ...planOf(draft), cohortId, actor.personId],
      )) as unknown[];
      if (made.length) {
        await this.saveCohorts(manager, draft.id, draft);
        await this.journal.happened(manager, clinicPublished, { clinicId: draft.id });
        await this.journal.record(manager, actor, draft.id, 'clinic.published');
      }
      return this.clinics.view(actor, draft.id, manager);
    });
  }

  /**
   * A clinic that moves onto another seat of somebody frees hers here and tells her.
   * @throws 409 `changed-meanwhile` with the current view, `cancelled`, `has-attendance` when the step would change, `host-busy`;
   * 422 `fewer-than-booked` and as `publish`
   */
  async change(actor: Actor, clinicId: string, change: ClinicChange): Promise<ClinicView> {
    return this.write(async (manager) => {
      const before = await this.lock(actor, clinicId, change.version, manager);
      await this.assertChangeable(manager, before, change);
      await lockPerson(manager, before.hostId);
      const when = await this.timesOf(manager, change);
      const isLater = +when.startsAt !== +before.startsAt || +when.endsAt !== +before.endsAt;
      if (isLater) await this.cancellations.ofOverlapping(manager, clinicId, when);
      await fitSeats(manager, clinicId, change.capacity);
      const [moved] = (await manager.query(
        `update planned_session s
            set step_id = $2, title = $3, starts_at = ${instant('$5')}, ends_at = ${instant('$6')},
                time_zone = $7, place = $8, link = $9, capacity = $10, audience = $11, track_code = $12,
                welcomes_completed = $13, version = s.version + 1
           from planned_session old
          where s.id = $1 and old.id = s.id
         returning s.version, (old.starts_at, old.ends_at, old.place, old.link)
                   is distinct from (s.starts_at, s.ends_at, s.place, s.link) as "isElsewhere"`,
        [clinicId, ...planOf(change)],
      )) as [{ version: number; isElsewhere: boolean }[], number];
      await this.saveCohorts(manager, clinicId, change);
      if (isLater) await forgetReminders(manager, clinicId);
      await this.seats.moveUp(manager, clinicId);
      const { isElsewhere, version } = moved[0]!;
      if (isElsewhere) await this.journal.happened(manager, clinicMoved, { clinicId, version });
      await this.journal.record(manager, actor, clinicId, 'clinic.changed');
      return this.clinics.view(actor, clinicId, manager);
    });
  }

  /** Cancelling it again changes nothing. @throws 409 `has-attendance` once somebody was there, and as `change` */
  async cancel(actor: Actor, clinicId: string, cancel: ClinicCancel): Promise<ClinicView> {
    return this.write(async (manager) => {
      const known = await this.seats.lock(manager, clinicId);
      if (known?.isCancelled) return this.managed(actor, clinicId, manager);
      const before = await this.lock(actor, clinicId, cancel.version, manager);
      if (before.hasCame) throw hasAttendance();
      await manager.query(
        `update planned_session set cancelled_at = $2, cancel_reason = $3, version = version + 1
          where id = $1`,
        [clinicId, this.journal.now(), cancel.reason],
      );
      await this.cancellations.ofClinic(manager, actor, clinicId);
      await this.journal.happened(manager, clinicCancelled, { clinicId });
      await this.journal.record(manager, actor, clinicId, 'clinic.cancelled');
      return this.clinics.view(actor, clinicId, manager);
    });
  }

  private async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await againAfterDeadlock(() => this.db.transaction(work));
    } catch (fault) {
      if (!isExclusionViolation(fault, 'planned_session_host_once')) throw fault;
      throw problems.conflict('host-busy', 'The host holds another clinic at that time.');
    }
  }

  private async managed(actor: Actor, clinicId: string, manager: EntityManager) {
    const view = await this.clinics.view(actor, clinicId, manager);
    if (!view.canManage) throw problems.notFound();
    return view;
  }

  private async lock(actor: Actor, clinicId: string, version: number, manager: EntityManager) {
    const row = await this.seats.lock(manager, clinicId);
    if (!row) throw problems.notFound();
    const current = await this.managed(actor, clinicId, manager);
    if (row.version !== version) {
      throw problems.conflict('changed-meanwhile', 'Somebody changed the clinic.', current);
    }
    if (row.isCancelled) throw problems.conflict('cancelled', 'It was cancelled.');
    return row;
  }

  private async assertChangeable(
    manager: EntityManager,
    before: LockedClinic,
    change: ClinicChange,
  ): Promise<void> {
    if (change.stepId !== before.stepId) {
      if (before.hasCame) throw hasAttendance();
      await assertPlannable(manager, before.cohortId, change.stepId, ['clinic']);
    }
    await assertChoices(
      manager,
      before.cohortId,
      change,
      before.hasCame ? null : this.journal.now(),
    );
  }

  private async timesOf(manager: EntityManager, change: ClinicChange) {
    const [row] = (await manager.query(
      `select ($1::date + $2::time) at time zone $4 as "startsAt",
              ($1::date + $3::time) at time zone $4 as "endsAt"`,
      [change.date, change.startsAt, change.endsAt, change.timeZone],
    )) as { startsAt: Date; endsAt: Date }[];
    return row!;
  }

  private async saveCohorts(manager: EntityManager, clinicId: string, plan: ClinicPlan) {
    const ids = plan.audience === 'cohorts' ? plan.cohortIds : [];
    await manager.query('delete from clinic_cohort where session_id = $1', [clinicId]);
    await manager.query(
      `insert into clinic_cohort (session_id, cohort_id) select $1, id from unnest($2::uuid[]) id
       on conflict do nothing`,
      [clinicId, ids],
    );
  }
}

type ClinicPlan = Omit<ClinicChange, 'version'>;

/** Parameters 2 to 13 of a clinic that is written. */
const planOf = (plan: ClinicPlan): unknown[] => [
  ...[plan.stepId, plan.title, plan.date, plan.startsAt, plan.endsAt, plan.timeZone],
  ...[plan.place, plan.link, plan.capacity, plan.audience, plan.trackCode],
  plan.welcomesCompleted,
];
const instant = (time: string) => `($4::date + ${time}::time) at time zone $7`;

const hasAttendance = () => problems.conflict('has-attendance', 'Somebody came: it took place.');

/** Two clinics of one host at once would wait for each other's constraint; so the second waits here. */
const lockPerson = (manager: EntityManager, personId: string) =>
  manager.query('select id from person where id = $1 for no key update', [personId]);

/** Gives those who sit beyond the new capacity a lower seat. @throws 422 `fewer-than-booked` */
async function fitSeats(manager: EntityManager, clinicId: string, capacity: number) {
  const [row] = (await manager.query(
    `select count(*)::int as booked from clinic_booking where session_id = $1 and state = 'booked'`,
    [clinicId],
  )) as { booked: number }[];
  if (row!.booked > capacity) {
    const detail = `${row!.booked} people have a seat.`;
    throw problems.invalidField('/body/capacity', 'fewer-than-booked', detail);
  }
  await manager.query(
    `with beyond as (
       select id, row_number() over (order by seat) as nth from clinic_booking
        where session_id = $1 and state = 'booked' and seat > $2),
     free as (
       select n, row_number() over (order by n) as nth from generate_series(1, $2::int) n
        where n not in (select seat from clinic_booking where session_id = $1 and state = 'booked'))
     update clinic_booking b set seat = free.n
       from beyond join free using (nth) where b.id = beyond.id`,
    [clinicId, capacity],
  );
}

async function forgetReminders(manager: EntityManager, clinicId: string): Promise<void> {
  await manager.query(
    `update clinic_booking set day_reminded_at = null, hour_reminded_at = null where session_id = $1`,
    [clinicId],
  );
  await manager.query(
    `update planned_session set host_day_reminded_at = null, host_hour_reminded_at = null where id = $1`,
    [clinicId],
  );
}

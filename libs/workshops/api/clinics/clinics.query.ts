import { Injectable } from '@nestjs/common';
import { CohortAccess, scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type {
  BookingRow,
  ClinicChoices,
  ClinicDetail,
  Clinics,
  ClinicsQuery as When,
  ClinicView,
} from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { sessionColumnsIn, withIsoTimes } from '../sessions/session-view.query';
import { outcomeOf } from './outcomes/outcome.sql';
import { clinicColumns, clinicTables, mayCome, placeOfBooking, reaches } from './clinic.sql';

type Row = Omit<ClinicView, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

/** Most that one answer lists: past ones beyond that are in the cohort's days. */
const most = 200;

/** Clinics as staff see them. Parameters 1 to 4 are always the reader's scope. */
@Injectable()
export class ClinicsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clock: Clock,
  ) {}

  /** Those that the people of her cohorts may come to; upcoming ones the next first, past ones the last first. */
  async list(actor: Actor, { when }: When): Promise<Clinics> {
    const rows = (await this.db.query(
      `${selectClinic} where s.host_id is not null and ${isSeen} and (s.ends_at > $5) = $6
        order by case when $6 then s.starts_at end, s.starts_at desc, s.id limit ${most}`,
      [...scope(actor), this.clock.now(), when === 'upcoming'],
    )) as Row[];
    return { items: rows.map(withIsoTimes) };
  }

  /** @throws 404 unless she is staff of a cohort that it is for */
  async view(
    actor: Actor,
    clinicId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<ClinicView> {
    const [row] = (await manager.query(
      `${selectClinic} where s.id = $5 and s.host_id is not null and ${isSeen}`,
      [...scope(actor), clinicId],
    )) as Row[];
    if (!row) throw problems.notFound();
    return withIsoTimes(row);
  }

  /** Who booked, who waits, and who may still be booked. @throws 404 as `view` */
  async detail(actor: Actor, clinicId: string): Promise<ClinicDetail> {
    const clinic = await this.view(actor, clinicId);
    const given = [...scope(actor), clinicId];
    const bookings = (await this.db.query(
      `select b.id as "bookingId", b.membership_id as "membershipId", p.full_name as "fullName",
              c.name as "cohortName", b.state, ${placeOfBooking} as place,
              case when b.booked_by <> b.person_id then by.full_name end as "bookedByName",
              a.state as attendance, ${outcomeOf('s.id', 'm.id')} as outcome
         from clinic_booking b
         join planned_session s on s.id = b.session_id
         join cohort home on home.id = s.cohort_id
         join membership m on m.id = b.membership_id
         join cohort c on c.id = m.cohort_id
         join person p on p.id = b.person_id
         join person by on by.id = b.booked_by
         left join attendance a on a.session_id = s.id and a.membership_id = m.id
        where s.id = $5 and b.state <> 'cancelled'
          and (${seesCohort('c', [1, 2, 3, 4])} or ${seesCohort('home', [1, 2, 3, 4])})
        order by b.state, b.turn`,
      given,
    )) as BookingRow[];
    const candidates = (await this.db.query(
      `select m.id as "membershipId", p.full_name as "fullName", c.name as "cohortName"
         from planned_session s
         join cohort home on home.id = s.cohort_id
         join cohort c on ${reaches()} and c.state = 'running' and ${seesCohort('c', [1, 2, 3, 4])}
         join membership m on ${mayCome}
         join person p on p.id = m.person_id
        where s.id = $5
          and not exists (select from clinic_booking b
                           where b.session_id = s.id and b.person_id = m.person_id and b.state <> 'cancelled')
        order by p.full_name, m.id`,
      given,
    )) as ClinicDetail['candidates'];
    return { clinic, bookings, candidates };
  }

  /** @throws 404 unless she is staff of the cohort or leads it */
  async choices(actor: Actor, cohortId: string): Promise<ClinicChoices> {
    await this.access.assertStaff(actor, cohortId);
    const [row] = (await this.db.query(
      `select c.time_zone as "timeZone",
              (select coalesce(json_agg(json_build_object('id', st.id, 'title', st.title, 'stageTitle', sg.title)
                      order by sg.position, st.position), '[]')
                 from step st join stage sg on sg.id = st.stage_id
                where st.programme_version_id = c.programme_version_id and st.kind = 'clinic') as steps,
              (select coalesce(json_agg(json_build_object('code', mo.code, 'title', mo.title)
                      order by sg.position, mo.position), '[]')
                 from module mo join stage sg on sg.id = mo.stage_id
                where sg.programme_version_id = c.programme_version_id and mo.is_track) as tracks,
              (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
                 from cohort o where o.organisation_id = c.organisation_id
                  and (o.state = 'running' or o.id = c.id)) as cohorts
         from cohort c where c.id = $1`,
      [cohortId],
    )) as ClinicChoices[];
    return row!;
  }
}

function scope(actor: Actor): unknown[] {
  const { isAdmin, isOfficer } = scopeOf(actor);
  return [actor.personId, isAdmin, isOfficer, actor.organisationId];
}

const isSeen = `exists (select from cohort c where ${reaches()} and ${seesCohort('c', [1, 2, 3, 4])})`;

const selectClinic = `select ${sessionColumnsIn('s.time_zone')}, ${clinicColumns},
    home.name as "cohortName", s.audience, s.welcomes_completed as "welcomesCompleted", s.version, ${seesCohort('home', [1, 2, 3, 4])} as "canManage",
    array(select cc.cohort_id from clinic_cohort cc where cc.session_id = s.id order by 1) as "cohortIds"
  from ${clinicTables}`;

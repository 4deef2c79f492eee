import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { CohortView } from '@pijar/cohorts/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { CohortAccess } from '../access';

/** One cohort with its stages and present staff. */
@Injectable()
export class CohortViewQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
  ) {}

  /** @throws 404 unless the actor is staff of the cohort or leads it */
  async show(
    actor: Actor,
    cohortId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<CohortView> {
    const relation = await this.access.assertStaff(actor, cohortId, manager);
    const [row] = (await manager.query(
      `select ${cohortColumns},
              (select coalesce(json_agg(json_build_object('id', s.id, 'code', s.code, 'title', s.title)
                                        order by s.position), '[]')
                 from stage s where s.programme_version_id = c.programme_version_id) as stages,
              (select coalesce(json_agg(json_build_object('code', m.code, 'title', m.title) order by m.position), '[]')
                 from stage s join module m on m.stage_id = s.id and m.is_track
                where s.programme_version_id = c.programme_version_id) as tracks,
              (select coalesce(json_agg(json_build_object('personId', p.id, 'fullName', p.full_name,
                         'part', cs.part, 'tracks', cs.tracks, 'addedAt', cs.added_at) order by p.full_name, p.id), '[]')
                 from cohort_staff cs join person p on p.id = cs.person_id
                where cs.cohort_id = c.id and cs.left_at is null) as staff
         from ${cohortTables} where c.id = $1`,
      [cohortId],
    )) as (Omit<CohortView, 'relation'> & {
      staff: (CohortView['staff'][number] & { addedAt: string })[];
    })[];
    return {
      ...row!,
      staff: row!.staff.map((member) => ({
        ...member,
        addedAt: new Date(member.addedAt).toISOString(),
      })),
      relation,
    };
  }
}

/** The columns that every view of a cohort has, under the contract's names; for `from ${cohortTables}`. */
export const cohortColumns = `c.id, c.name, c.place, c.region_code as "regionCode", c.time_zone as "timeZone",
  to_char(c.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(c.ends_on, 'YYYY-MM-DD') as "endsOn", c.state, c.version,
  json_build_object('id', o.id, 'name', o.name) as organisation,
  json_build_object('versionId', v.id, 'title', pr.title, 'number', v.number) as programme`;

export const cohortTables = `cohort c
  join organisation o on o.id = c.organisation_id
  join programme_version v on v.id = c.programme_version_id
  join programme pr on pr.id = v.programme_id`;

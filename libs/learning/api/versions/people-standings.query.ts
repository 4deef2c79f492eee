import { Injectable } from '@nestjs/common';
import type { CohortVersionChange } from '@pijar/cohorts/api';
import type { DroppedWork } from '@pijar/learning/contracts';
import type { EntityManager } from 'typeorm';
import type { CodedStanding } from './foresee-completions';

/** Where the people of a cohort stand, as a change of version looks at it. One statement each. */
@Injectable()
export class PeopleStandingsQuery {
  /** Everybody, who left too. */
  async ofCohort(manager: EntityManager, cohortId: string): Promise<CodedStanding[]> {
    return (await manager.query(
      `select m.id as "membershipId", m.state = 'left' as "hasLeft",
              (select coalesce(jsonb_object_agg(sg.code, sp.state), '{}')
                 from stage_progress sp join stage sg on sg.id = sp.stage_id
                where sp.membership_id = m.id) as stages,
              (select coalesce(jsonb_object_agg(st.kind || ':' || st.code, p.state), '{}')
                 from (select step_id, state from former_step_progress where membership_id = m.id
                       union all
                       select step_id, state from step_progress where membership_id = m.id) p
                 join step st on st.id = p.step_id) as steps,
              array(select sg.code || '/' || mo.code
                      from track_choice tc
                      join module mo on mo.id = tc.module_id
                      join stage sg on sg.id = mo.stage_id
                     where tc.membership_id = m.id) as tracks
         from membership m where m.cohort_id = $1 order by m.id`,
      [cohortId],
    )) as CodedStanding[];
  }

  /** Work of whoever has not left on assignments that the new version has not. */
  async droppedWork(
    manager: EntityManager,
    { cohortId, toVersionId }: CohortVersionChange,
  ): Promise<DroppedWork[]> {
    const count = (state: string) => `count(*) filter (where p.state = '${state}')::int`;
    return (await manager.query(
      `select st.code, st.title, ${count('done')} as accepted, ${count('waiting')} as waiting,
              ${count('returned')} as returned
         from membership m
         join step_progress p on p.membership_id = m.id and p.state in ('done', 'waiting', 'returned')
         join step st on st.id = p.step_id and st.kind = 'assignment'
        where m.cohort_id = $1 and m.state <> 'left'
          and not exists (select from step n where n.programme_version_id = $2
                             and n.code = st.code and n.kind = st.kind)
        group by st.id order by st.position`,
      [cohortId, toVersionId],
    )) as DroppedWork[];
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock } from '@pijar/shared/api';
import type { QueueFacets } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { isFree, isMyQueue, isUnanswered, queueParameters, queueTables } from './waiting.sql';

/** One list of choices: by code, because a step keeps its code over the versions of a programme. */
const choices = (key: string, name: string, shown: string, order: string) => `(
  select coalesce(json_agg(json_build_object('${key}', f.key, '${shown}', f.name, 'waiting', f.waiting)
                           order by f.place, f.name, f.key), '[]')
    from (select ${name}_key as key, max(${name}_name) as name, min(${order}) as place,
                 count(*) filter (where is_free) as waiting
            from work group by ${name}_key) f)`;

/** Everything with work in my queue, in one statement. */
const queueFacets = `with work as materialized (
    select sg.code as stage_key, sg.title as stage_name, sg.position as stage_place,
           c.id as cohort_key, c.name as cohort_name,
           st.code as step_key, st.title as step_name,
           ${isFree} as is_free
      from ${queueTables}
      join step st on st.id = s.step_id
      join stage sg on sg.id = st.stage_id
     where ${isUnanswered} and ${isMyQueue})
  select ${choices('code', 'stage', 'title', 'stage_place')} as stages,
         ${choices('id', 'cohort', 'name', '0')} as cohorts,
         ${choices('code', 'step', 'title', 'stage_place')} as steps`;

/** What the filters of the queue offer. */
@Injectable()
export class QueueFacetsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async show(actor: Actor): Promise<QueueFacets> {
    // The filter's own parameters, 6 to 8, are not asked for: the choices do not narrow themselves.
    const parameters = queueParameters(actor, this.clock.now(), {}).slice(0, 5);
    const [facets] = (await this.db.query(queueFacets, parameters)) as QueueFacets[];
    return facets!;
  }
}

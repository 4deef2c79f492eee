import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type {
  CohortFunnelRow,
  CohortFunnelsPage,
  CohortFunnelsQuery,
} from '@pijar/insights/contracts';
import { Clock, pageFrom, readCursor } from '@pijar/shared/api';
import { Day, Id } from '@pijar/shared/schemas';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { people } from '../people/person-state.sql';
import { stageCounts, stateCounts } from './counts.sql';

/** The cohorts an actor may see with their funnels: one statement a page. */
@Injectable()
export class CohortFunnels {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: CohortFunnelsQuery): Promise<CohortFunnelsPage> {
    const after = readCursor(query.cursor, 2, z.tuple([Day, Id]));
    const scope = scopeOf(actor);
    const rows = (await this.db.query(
      `with page as materialized (
         select c.* from cohort c
          where ${seesCohort('c', [1, 2, 3, 4])}
            and ($5::text is null or c.state = $5)
            and ($6::date is null or (c.starts_on, c.id) < ($6::date, $7::uuid))
          order by c.starts_on desc, c.id desc limit $8),
       ${people('array(select id from page)', '$9::timestamptz')},
       trouble as (
         select cohort_id, count(*) filter (where cardinality(stuck) > 0)::int as stuck,
                count(*) filter (where waiting_for = 'coach')::int as waiting,
                count(*) filter (where 'feedback-late' = any(stuck))::int as late
           from person where state <> 'left' group by cohort_id)
       select c.id, c.name, c.place, c.region_code as "regionCode", o.name as "organisationName",
              pr.title as "programmeTitle", c.state, to_char(c.starts_on, 'YYYY-MM-DD') as "startsOn",
              to_char(c.ends_on, 'YYYY-MM-DD') as "endsOn", ${stateCounts} as people, ${stageCounts} as stages,
              coalesce(t.stuck, 0) as stuck, coalesce(t.waiting, 0) as "waitingForCoach",
              coalesce(t.late, 0) as "feedbackLate"
         from page c
         join organisation o on o.id = c.organisation_id
         join programme_version v on v.id = c.programme_version_id
         join programme pr on pr.id = v.programme_id
         left join trouble t on t.cohort_id = c.id
        order by c.starts_on desc, c.id desc`,
      [
        actor.personId,
        scope.isAdmin,
        scope.isOfficer,
        actor.organisationId,
        query.state ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
        this.clock.now(),
      ],
    )) as CohortFunnelRow[];
    return pageFrom(rows, query.limit, (row) => [row.startsOn, row.id]);
  }
}

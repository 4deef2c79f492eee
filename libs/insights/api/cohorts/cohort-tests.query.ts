import { Injectable } from '@nestjs/common';
import type { CohortSummary } from '@pijar/insights/contracts';
import { DataSource } from 'typeorm';
import { smallestToldCell } from '../report/suppress';

type StageGain = CohortSummary['tests'][number];

/** How much a cohort knew before and after its stages. */
@Injectable()
export class CohortTestsQuery {
  constructor(private readonly db: DataSource) {}

  /**
   * Of the people who answered both times: whoever came only once would shift the means. Stages without a test are left out; where
   * fewer than five answered both times, numbers are not told.
   */
  async of(cohortId: string): Promise<StageGain[]> {
    return (await this.db.query(
      `select s.id as "stageId", s.title,
              case when g.people >= $2 then g.people end as people,
              case when g.people >= $2 then g.before end as before,
              case when g.people >= $2 then g.after end as after
         from cohort c
         join stage s on s.programme_version_id = c.programme_version_id
         join stage_test t on t.stage_id = s.id
        cross join lateral (
          select count(*)::int as people,
                 round(avg(100.0 * b.right_count / b.total), 1)::float8 as before,
                 round(avg(100.0 * a.right_count / a.total), 1)::float8 as after
            from membership m
            join stage_test_result b
              on b.membership_id = m.id and b.stage_code = s.code and b.moment = 'before'
            join stage_test_result a
              on a.membership_id = m.id and a.stage_code = s.code and a.moment = 'after'
           where m.cohort_id = c.id and m.state <> 'left') g
        where c.id = $1
        order by s.position`,
      [cohortId, smallestToldCell],
    )) as StageGain[];
  }
}

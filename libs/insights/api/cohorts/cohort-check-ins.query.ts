import { Injectable } from '@nestjs/common';
import type { CohortSummary } from '@pijar/insights/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { smallestToldCell } from '../report/suppress';

type Month = CohortSummary['checkIns'][number];

/** How people of a cohort fare after the programme, by month, as those who answered say. */
@Injectable()
export class CohortCheckInsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * People, not answers: whoever is asked weekly counts once in a month. Where fewer than five were asked, or fewer than five answered,
   * what they said is not told. The last twelve months in which anybody was asked, the latest first.
   */
  async of(cohortId: string): Promise<Month[]> {
    return (await this.db.query(
      `select month,
              case when asked >= $3 then asked end as asked,
              case when asked >= $3 and answered >= $3 then answered end as answered,
              case when asked >= $3 and answered >= $3 then sold end as sold
         from (select to_char(ci.due_on, 'YYYY-MM') as month,
                      count(distinct m.id)::int as asked,
                      count(distinct m.id) filter (where ci.answer_id is not null)::int as answered,
                      count(distinct m.id) filter (where ci.sold = 'yes')::int as sold
                 from membership m join check_in ci on ci.membership_id = m.id
                where m.cohort_id = $1 and m.state <> 'left' and ci.due_on <= $2::timestamptz::date
                group by 1) months
        order by month desc limit 12`,
      [cohortId, this.clock.now(), smallestToldCell],
    )) as Month[];
  }
}

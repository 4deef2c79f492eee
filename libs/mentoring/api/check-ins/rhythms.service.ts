import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { usualRhythm, type CheckInRhythm } from '@pijar/mentoring/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import type { Rhythm } from './rhythm';

/** How often an organisation asks whoever finished. */
@Injectable()
export class RhythmsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor leads the cohort */
  async show(actor: Actor, cohortId: string): Promise<CheckInRhythm> {
    await this.access.assertLeads(actor, cohortId);
    const [row] = (await this.db.query(
      `select coalesce(r.weeks, $2) as weeks, coalesce(r.months, $3) as months, o.name as "organisationName"
         from cohort c join organisation o on o.id = c.organisation_id
         left join check_in_rhythm r on r.organisation_id = o.id
        where c.id = $1`,
      [cohortId, usualRhythm.weeks, usualRhythm.months],
    )) as CheckInRhythm[];
    return row!;
  }

  /** @throws 404 unless the actor leads the cohort */
  async set(actor: Actor, cohortId: string, { weeks, months }: Rhythm): Promise<CheckInRhythm> {
    await this.access.assertLeads(actor, cohortId);
    await this.db.query(
      `insert into check_in_rhythm (organisation_id, weeks, months, changed_by, changed_at)
       select organisation_id, $2, $3, $4, $5 from cohort where id = $1
       on conflict (organisation_id) do update set weeks = excluded.weeks, months = excluded.months,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [cohortId, weeks, months, actor.personId, this.clock.now()],
    );
    return this.show(actor, cohortId);
  }
}

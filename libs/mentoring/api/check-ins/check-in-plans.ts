import { Injectable, type OnModuleInit } from '@nestjs/common';
import { programmeCompleted } from '@pijar/learning/contracts';
import { usualRhythm } from '@pijar/mentoring/contracts';
import { Clock, EventHandlers } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { nextAsking } from './rhythm';

interface Finished {
  startedOn: string;
  weeks: number;
  months: number;
}

/** Whoever finishes her programme is asked from then on, at the rhythm that her organisation has at that moment. */
@Injectable()
export class CheckInPlans implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(programmeCompleted, 'mentoring.check-in-plan', (completed, manager) =>
      this.begin(manager, completed.membershipId),
    );
  }

  /** Once, also when the programme is reopened and finished again. */
  async begin(manager: EntityManager, membershipId: string): Promise<void> {
    const [row] = (await manager.query(
      `select to_char((coalesce((select max(sp.done_at) from stage_progress sp where sp.membership_id = m.id), $2)
                at time zone c.time_zone)::date, 'YYYY-MM-DD') as "startedOn",
              coalesce(r.weeks, $3) as weeks, coalesce(r.months, $4) as months
         from membership m join cohort c on c.id = m.cohort_id
         left join check_in_rhythm r on r.organisation_id = c.organisation_id
        where m.id = $1 and m.state <> 'left'`,
      [membershipId, this.clock.now(), usualRhythm.weeks, usualRhythm.months],
    )) as Finished[];
    if (!row) return;
    const { startedOn, weeks, months } = row;
    const first = nextAsking(startedOn, row, startedOn);
    await manager.query(
      `insert into check_in_plan (membership_id, started_on, weeks, months, state, next_number, next_on)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (membership_id) do nothing`,
      [
        ...[membershipId, startedOn, weeks, months, first ? 'running' : 'ended'],
        ...[first?.number ?? null, first?.on ?? null],
      ],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { CohortVersionChange } from '@pijar/cohorts/api';
import type { EntityManager } from 'typeorm';
import { ofCohort, repoint, sameStages, sameSteps, sameTracks } from './same-steps.sql';

/** Days that an added assignment gives at least, from the day of the change: its own count began with the cohort. */
export const daysForAddedWork = 14;

/**
 * Takes where people stand over to the steps, stages and tracks of the new version. Everything is a few statements whatever the
 * number of people. The cohort is on the new version already and its memberships are locked.
 */
@Injectable()
export class CarryProgress {
  async carry(manager: EntityManager, { cohortId, toVersionId }: CohortVersionChange) {
    const run = (sql: string, ...more: unknown[]) =>
      manager.query(sql, [cohortId, toVersionId, ...more]);
    await run(repoint('stage_progress', 'stage_id', sameStages(2)));
    await run(keepDropped);
    await run(repoint('step_progress', 'step_id', sameSteps(2)));
    await run(takeUpAgain);
    await run(addNew, daysForAddedWork);
    await manager.query(closeWhatIsAhead, [cohortId]);
    await run(repoint('track_choice', 'module_id', sameTracks(2)));
    await run(repoint('learning_fact', 'step_id', sameSteps(2)));
  }
}

const columns = 'membership_id, step_id, state, since, evidence, score, due_on';

/** Steps that the new version has not: out of what counts, and kept. */
const keepDropped = `
  with gone as (
    delete from step_progress p
     where ${ofCohort} and p.step_id not in (select x.old_id from ${sameSteps(2)} x)
    returning ${columns})
  insert into former_step_progress (${columns}) select ${columns} from gone`;

/** Steps that an earlier version had, and the new one has again. */
const takeUpAgain = `
  with back as (
    delete from former_step_progress p using ${sameSteps(2)} x
     where p.step_id = x.old_id and ${ofCohort}
    returning p.*, x.new_id)
  insert into step_progress (${columns})
  select membership_id, new_id, state, since, evidence, score, due_on from back`;

const addNew = `
  insert into step_progress (membership_id, step_id, due_on)
  select m.id, st.id,
         greatest(c.starts_on + st.due_after_days,
                  case when st.due_after_days is not null
                       then (now() at time zone c.time_zone)::date + $3::int end)
    from membership m
    join cohort c on c.id = m.cohort_id
    join step st on st.programme_version_id = $2
   where m.cohort_id = $1
  on conflict do nothing`;

/** A step that moved to a stage which is not open yet opens with it; what was done or waits is kept, as work done ahead is. */
const closeWhatIsAhead = `
  update step_progress p set state = 'locked'
    from step st join stage_progress sp on sp.stage_id = st.stage_id
   where st.id = p.step_id and sp.membership_id = p.membership_id and sp.state = 'locked'
     and p.state = 'open' and p.${ofCohort}`;

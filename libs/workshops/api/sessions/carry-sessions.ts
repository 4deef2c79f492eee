import type { CohortVersionChange } from '@pijar/cohorts/api';
import { sameSteps, type VersionChangeListener } from '@pijar/learning/api';
import type { EntityManager } from 'typeorm';

/** What is planned for a cohort goes to its new version; a day that the version does not know stays as a meeting that no rule counts. */
export const carrySessions: VersionChangeListener = {
  /** Whoever marks attendance locks the session before the memberships. */
  async lock(manager: EntityManager, { cohortId }: CohortVersionChange): Promise<void> {
    await manager.query(
      'select id from planned_session where cohort_id = $1 order by id for update',
      [cohortId],
    );
  },

  async carry(manager: EntityManager, { cohortId, toVersionId }: CohortVersionChange) {
    await manager.query(
      `update planned_session s
          set step_id = (select x.new_id from ${sameSteps(2)} x where x.old_id = s.step_id), version = s.version + 1
        where s.cohort_id = $1 and s.step_id is not null`,
      [cohortId, toVersionId],
    );
  },

  async freedSessions(manager: EntityManager, { cohortId, toVersionId }: CohortVersionChange) {
    const rows = (await manager.query(
      `select s.title, s.starts_at as "startsAt"
         from planned_session s
        where s.cohort_id = $1 and s.step_id is not null and s.cancelled_at is null
          and s.step_id not in (select x.old_id from ${sameSteps(2)} x)
        order by s.starts_at, s.id`,
      [cohortId, toVersionId],
    )) as { title: string; startsAt: Date }[];
    return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }));
  },
};

import type { CohortVersionChange } from '@pijar/cohorts/api';
import { ofCohort, repoint, sameSteps } from '@pijar/learning/api';
import type { EntityManager } from 'typeorm';
import { includingRestricted } from '../safeguarding/including-restricted';

/**
 * Points the work of a cohort to the steps of its new version. Attempts stay with the step that they were sent for, for its rubric;
 * work on a step that the new version has not stays where it is. The memberships are locked.
 */
export async function carryWork(
  manager: EntityManager,
  { cohortId, toVersionId }: CohortVersionChange,
): Promise<void> {
  const run = (sql: string, ...more: unknown[]) =>
    manager.query(includingRestricted(sql), [cohortId, ...more]);
  // Takers hold one row each and for a moment; in the order of ids all the same.
  await run(`select id from submission where ${ofCohort} order by id for update`);
  await run(
    `update submission_attempt a set step_id = s.step_id
       from submission s where s.id = a.submission_id and a.step_id is null and s.${ofCohort}`,
  );
  for (const table of ['submission', 'upload']) {
    await run(repoint(table, 'step_id', sameSteps(2)), toVersionId);
  }
}

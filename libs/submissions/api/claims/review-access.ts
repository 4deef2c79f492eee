import { Injectable } from '@nestjs/common';
import { CohortAccess, tracksInclude } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { Mover } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import type { SubmissionRow } from '../moves';

/** Who opens an operation on other people's work; which work is decided by the cohort. */
export const reviewerRoles = ['facilitator', 'officer', 'admin'] as const;

/**
 * Who may read and answer a piece of work: staff of its cohort whose tracks leave them the step, and who leads it; never the
 * person whose work it is.
 */
@Injectable()
export class ReviewAccess {
  constructor(private readonly cohorts: CohortAccess) {}

  /**
   * @returns what she is to the work in the table of moves, as long as she does not hold it
   * @throws 404 unless she may see it; drafts are nobody else's
   */
  async assertReviewer(
    manager: EntityManager,
    actor: Actor,
    row: Pick<SubmissionRow, 'cohortId' | 'personId' | 'state' | 'stepId'>,
  ): Promise<Extract<Mover, 'staff' | 'officer'>> {
    const relation = await this.cohorts.assertStaff(actor, row.cohortId, manager);
    if (row.personId === actor.personId || row.state === 'draft') throw problems.notFound();
    if (relation === 'leads') return 'officer';
    await assertTracks(manager, actor, row);
    return 'staff';
  }
}

/** @throws 404 when her tracks leave the step out */
async function assertTracks(
  manager: EntityManager,
  actor: Actor,
  { cohortId, stepId }: Pick<SubmissionRow, 'cohortId' | 'stepId'>,
): Promise<void> {
  const found = (await manager.query(
    `select 1 from cohort_staff k
      where k.cohort_id = $1 and k.person_id = $2 and k.left_at is null and ${tracksInclude('k', '$3')}`,
    [cohortId, actor.personId, stepId],
  )) as unknown[];
  if (found.length === 0) throw problems.notFound();
}

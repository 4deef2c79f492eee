import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { Mover } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import type { SubmissionRow } from '../moves';

/** Who opens an operation on other people's work; which work is decided by the cohort. */
export const reviewerRoles = ['facilitator', 'officer', 'admin'] as const;

/** Who may read and answer a piece of work: staff of its cohort and who leads it, never the person whose work it is. */
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
    row: Pick<SubmissionRow, 'cohortId' | 'personId' | 'state'>,
  ): Promise<Extract<Mover, 'staff' | 'officer'>> {
    const relation = await this.cohorts.assertStaff(actor, row.cohortId, manager);
    if (row.personId === actor.personId || row.state === 'draft') throw problems.notFound();
    return relation === 'leads' ? 'officer' : 'staff';
  }
}

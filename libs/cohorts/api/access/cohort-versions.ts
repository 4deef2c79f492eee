import { Injectable } from '@nestjs/common';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** A cohort on its way from one published version of its programme to another. */
export interface CohortVersionChange {
  cohortId: string;
  organisationId: string;
  fromVersionId: string;
  toVersionId: string;
}

interface CohortRow {
  organisationId: string;
  fromVersionId: string;
  state: 'running' | 'closed';
  isOffered: boolean;
}

/** On which version of its programme a cohort runs. Who may ask is for the caller to check. */
@Injectable()
export class CohortVersions {
  /**
   * @param pointer where the request names the version, for the 422
   * @throws 404 without the cohort; 409 `cohort-closed`, `already-there`; 422 `not-offered` for a version that is not published or
   *   belongs to another programme
   */
  read(
    manager: EntityManager,
    cohortId: string,
    toVersionId: string,
    pointer: string,
  ): Promise<CohortVersionChange> {
    return this.find(manager, cohortId, toVersionId, pointer, '');
  }

  /**
   * As `read`, and nobody joins the cohort or plans in it until the commit. NO KEY: whoever hands in holds her membership and refers to
   * the cohort.
   */
  lock(
    manager: EntityManager,
    cohortId: string,
    toVersionId: string,
    pointer: string,
  ): Promise<CohortVersionChange> {
    return this.find(manager, cohortId, toVersionId, pointer, 'for no key update of c');
  }

  /** Everybody in it, who left too. Whoever has read a membership before finds that it changed. The memberships must be locked. */
  async set(manager: EntityManager, change: CohortVersionChange): Promise<void> {
    await manager.query(
      'update cohort set programme_version_id = $2, version = version + 1 where id = $1',
      [change.cohortId, change.toVersionId],
    );
    await manager.query('update membership set version = version + 1 where cohort_id = $1', [
      change.cohortId,
    ]);
  }

  private async find(
    manager: EntityManager,
    cohortId: string,
    toVersionId: string,
    pointer: string,
    lock: '' | 'for no key update of c',
  ): Promise<CohortVersionChange> {
    const [row] = (await manager.query(
      `select c.organisation_id as "organisationId", c.programme_version_id as "fromVersionId", c.state,
              exists (select from programme_version v join programme_version f on f.programme_id = v.programme_id
                       where v.id = $2 and v.state = 'published' and f.id = c.programme_version_id) as "isOffered"
         from cohort c where c.id = $1 ${lock}`,
      [cohortId, toVersionId],
    )) as CohortRow[];
    if (!row) throw problems.notFound();
    if (row.state === 'closed') throw problems.conflict('cohort-closed', 'Reopen it first.');
    if (row.fromVersionId === toVersionId) {
      throw problems.conflict('already-there', 'The cohort runs on this version.');
    }
    if (!row.isOffered) {
      throw problems.invalidField(pointer, 'not-offered', 'No published version of its programme.');
    }
    const { organisationId, fromVersionId } = row;
    return { cohortId, organisationId, fromVersionId, toVersionId };
  }
}

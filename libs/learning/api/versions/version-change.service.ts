import { Injectable } from '@nestjs/common';
import { CohortAccess, CohortVersions } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type { VersionChangeBody, VersionChanged } from '@pijar/learning/contracts';
import { Idempotency, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { MovingParts } from './moving-parts';
import { VersionChangeQuery } from './version-change.query';
import { VersionChanges } from './version-changes';

/** Moves cohorts to another published version of their programme, with everything that is somebody's. */
@Injectable()
export class VersionChangeService {
  constructor(
    private readonly access: CohortAccess,
    private readonly idempotency: Idempotency,
    private readonly versions: CohortVersions,
    private readonly query: VersionChangeQuery,
    private readonly changes: VersionChanges,
    private readonly moving: MovingParts,
  ) {}

  /**
   * One transaction. Locks in the order of the other writers: cohort, planned sessions, memberships, submissions.
   * @throws as VersionChangeQuery.show; 409 `picture-changed` with the present view, `key-reused`
   */
  async change(actor: Actor, cohortId: string, body: VersionChangeBody): Promise<VersionChanged> {
    const { requestId, ...request } = body;
    return this.idempotency.once(
      actor.personId,
      requestId,
      { cohortId, ...request },
      async (manager) => {
        await this.access.assertLeads(actor, cohortId, manager);
        const change = await this.versions.lock(manager, cohortId, body.to, '/body/to');
        await this.changes.lock(manager, change);
        const ids = await lockMembers(manager, cohortId);
        const seen = await this.query.foresee(manager, change);
        if (seen.picture !== body.picture) {
          throw problems.conflict('picture-changed', 'Something else would change now.', seen);
        }
        await this.versions.set(manager, change);
        await this.moving.carry(manager, change, ids);
        const { from, to, people } = seen;
        const changed = { cohortId, from, to, people: people.total };
        await this.moving.record(manager, actor, change, body.reason, seen);
        return changed;
      },
    );
  }
}

/** As lockMemberships: in the order of their ids. @returns everybody's, who left too */
async function lockMembers(manager: EntityManager, cohortId: string): Promise<string[]> {
  const rows = (await manager.query(
    'select id from membership where cohort_id = $1 order by id for no key update',
    [cohortId],
  )) as { id: string }[];
  return rows.map((row) => row.id);
}

import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { MembershipState } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

export interface OpenedMembership {
  id: string;
  personId: string;
  fullName: string;
  state: MembershipState;
  timeZone: string;
  isHers: boolean;
}

/**
 * Whose agreements may be read and written. Unlike what two people write to each other, these are the whole team's: the expert of a
 * clinic leaves one behind, and whoever stands in for an absent coach has to see it.
 */
@Injectable()
export class ActionAccess {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
  ) {}

  /** @throws 404 unless it is her membership (and she has not left), or the actor is staff of her cohort or leads it */
  async open(
    actor: Actor,
    membershipId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<OpenedMembership> {
    const [row] = (await manager.query(
      `select m.id, m.person_id as "personId", p.full_name as "fullName", m.state,
              c.time_zone as "timeZone", m.cohort_id as "cohortId",
              m.person_id = $2 and m.state <> 'left' as "isHers"
         from membership m join cohort c on c.id = m.cohort_id join person p on p.id = m.person_id
        where m.id = $1`,
      [membershipId, actor.personId],
    )) as (OpenedMembership & { cohortId: string })[];
    if (!row) throw problems.notFound();
    if (!row.isHers) await this.access.assertStaff(actor, row.cohortId, manager);
    return row;
  }
}

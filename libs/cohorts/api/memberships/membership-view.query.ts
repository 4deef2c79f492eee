import { Injectable } from '@nestjs/common';
import type { MembershipView } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { CohortAccess } from '../access';

/** One membership as the cohort's staff and officers see it. */
@Injectable()
export class MembershipViewQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
  ) {}

  /** @throws 404 unless the actor is staff of the cohort or leads it */
  async show(
    actor: Actor,
    membershipId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<MembershipView> {
    const [row] = (await manager.query(
      `select m.id, m.version, m.state, m.state_reason as "stateReason", m.joined_at as "joinedAt",
              json_build_object('id', p.id, 'fullName', p.full_name,
                'participantNumber', p.participant_number, 'phone', p.phone, 'sex', p.sex,
                'kind', p.kind, 'device', p.device, 'village', p.village, 'community', p.community,
                'isActivated', a.activated_at is not null) as person,
              json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone,
                'programmeVersionId', c.programme_version_id) as cohort
         from membership m
         join person p on p.id = m.person_id
         left join account a on a.person_id = p.id
         join cohort c on c.id = m.cohort_id
        where m.id = $1`,
      [membershipId],
    )) as (Omit<MembershipView, 'joinedAt' | 'relation'> & { joinedAt: Date })[];
    if (!row) throw problems.notFound();
    const relation = await this.access.assertStaff(actor, row.cohort.id, manager);
    return { ...row, joinedAt: row.joinedAt.toISOString(), relation };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { membershipChanged } from '@pijar/cohorts/contracts';
import { Activations, Erasure, PersonalData } from '@pijar/identity/api';
import { newId, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** What happens to memberships because of something that happens to the person. */
@Injectable()
export class MembershipsOfPerson implements OnModuleInit {
  constructor(
    private readonly activations: Activations,
    private readonly erasure: Erasure,
    private readonly personalData: PersonalData,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.activations.listen((manager, personId) => this.activate(manager, personId));
    this.erasure.register('cohorts', (manager, personId) => this.erase(manager, personId));
    this.personalData.register('cohorts', readMemberships);
  }

  /** She opened her account: whoever was invited takes part now. */
  private activate(manager: EntityManager, personId: string): Promise<void> {
    return this.setStates(manager, personId, {
      from: ['invited'],
      to: 'active',
      actorId: personId,
    });
  }

  /** She leaves what she has not completed; what officers wrote about her goes. Figures of what she completed stay. */
  private async erase(manager: EntityManager, personId: string): Promise<void> {
    await this.setStates(manager, personId, {
      from: ['invited', 'active', 'paused'],
      to: 'left',
      actorId: null,
    });
    await manager.query('update membership set state_reason = null where person_id = $1', [
      personId,
    ]);
    await manager.query(
      `update membership_change c set reason = null
         from membership m where m.id = c.membership_id and m.person_id = $1`,
      [personId],
    );
    await manager.query(
      'update cohort_staff set left_at = now() where person_id = $1 and left_at is null',
      [personId],
    );
  }

  private async setStates(
    manager: EntityManager,
    personId: string,
    change: {
      from: ('invited' | 'active' | 'paused')[];
      to: 'active' | 'left';
      actorId: string | null;
    },
  ): Promise<void> {
    const [changed] = (await manager.query(
      `update membership m set state = $3, version = m.version + 1
         from membership before
        where before.id = m.id and m.person_id = $1 and m.state = any($2)
       returning m.id, before.state as "from"`,
      [personId, change.from, change.to],
    )) as [{ id: string; from: 'invited' | 'active' | 'paused' }[], number];
    for (const { id, from } of changed) {
      await manager.query(
        `insert into membership_change (id, membership_id, actor_id, from_state, to_state)
         values ($1, $2, $3, $4, $5)`,
        [newId(), id, change.actorId, from, change.to],
      );
      await this.outbox.add(manager, membershipChanged, { membershipId: id, from, to: change.to });
    }
  }
}

async function readMemberships(manager: EntityManager, personId: string): Promise<object> {
  const rows = (await manager.query(
    `select c.name as cohort, c.place, m.state, m.state_reason as "stateReason", m.joined_at as "joinedAt",
            m.last_active_at as "lastActiveAt",
            (select coalesce(json_agg(json_build_object('at', x.at, 'from', x.from_state, 'to', x.to_state,
                      'reason', x.reason) order by x.at), '[]')
               from membership_change x where x.membership_id = m.id) as changes
       from membership m join cohort c on c.id = m.cohort_id
      where m.person_id = $1 order by m.joined_at`,
    [personId],
  )) as object[];
  return { memberships: rows };
}

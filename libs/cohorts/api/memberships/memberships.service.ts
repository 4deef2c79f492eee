import { Injectable } from '@nestjs/common';
import {
  movableStates,
  stateAfter,
  type ChangeMembershipBody,
  type MembershipState,
  type MembershipVerb,
  type MembershipView,
  type MoveMembershipBody,
} from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Idempotency, isUniqueViolation, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { CohortAccess, MembershipMoves } from '../access';
import { MembershipChanges } from './membership-changes';
import { MembershipViewQuery } from './membership-view.query';

interface LockedMembership {
  cohort_id: string;
  organisation_id: string;
  programme_version_id: string;
  state: MembershipState;
  version: number;
  is_activated: boolean;
}

const past: Record<MembershipVerb, string> = {
  pause: 'paused',
  readmit: 'readmitted',
  leave: 'left',
};

/** What an officer does with a membership by hand, each with a reason, each once however often it is sent. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly access: CohortAccess,
    private readonly idempotency: Idempotency,
    private readonly moves: MembershipMoves,
    private readonly changes: MembershipChanges,
    private readonly view: MembershipViewQuery,
  ) {}

  /** @throws 409 `illegal-move` or `changed-meanwhile`, both with the current view; 404 unless the actor leads the cohort */
  async change(
    actor: Actor,
    membershipId: string,
    verb: MembershipVerb,
    body: ChangeMembershipBody,
  ): Promise<MembershipView> {
    const request = { membershipId, verb, ...body };
    await this.idempotency.once(actor.personId, body.requestId, request, async (manager) => {
      const before = await this.lock(actor, membershipId, body.version, manager);
      const to = stateAfter(verb, before.state, before.is_activated);
      if (!to) throw await this.illegal(actor, membershipId, manager);
      await manager.query(
        `update membership set state = $2, state_reason = $3, version = version + 1 where id = $1`,
        [membershipId, to, verb === 'readmit' ? null : body.reason],
      );
      const action = `membership.${past[verb]}`;
      await this.changes.record(manager, actor, before.organisation_id, action, [
        { membershipId, from: before.state, to, reason: body.reason },
      ]);
    });
    // Read anew, not kept with the request: a kept answer would outlive an erasure of the person.
    return this.view.show(actor, membershipId);
  }

  /**
   * Goes on in another cohort of the same programme version, with everything she did so far.
   * @throws 409 `other-programme-version`, `cohort-closed`, `already-member`, and as `change`; 404 unless the actor leads both
   */
  async move(
    actor: Actor,
    membershipId: string,
    body: MoveMembershipBody,
  ): Promise<MembershipView> {
    const request = { membershipId, verb: 'move', ...body };
    await this.idempotency.once(actor.personId, body.requestId, request, async (manager) => {
      const before = await this.lock(actor, membershipId, body.version, manager);
      if (!movableStates.includes(before.state)) {
        throw await this.illegal(actor, membershipId, manager);
      }
      await this.assertTarget(actor, before, body.cohortId, manager);
      await this.setCohort(membershipId, body.cohortId, manager);
      const cohorts = { fromCohortId: before.cohort_id, toCohortId: body.cohortId };
      await this.moves.announce(manager, { membershipId, ...cohorts });
      await this.changes.record(manager, actor, before.organisation_id, 'membership.moved', [
        { membershipId, from: before.state, to: before.state, reason: body.reason, ...cohorts },
      ]);
    });
    return this.view.show(actor, membershipId);
  }

  private async lock(
    actor: Actor,
    membershipId: string,
    version: number,
    manager: EntityManager,
  ): Promise<LockedMembership> {
    const [row] = (await manager.query(
      `select m.cohort_id, m.state, m.version, c.organisation_id, c.programme_version_id,
              exists (select from account a
                       where a.person_id = m.person_id and a.activated_at is not null) as is_activated
         from membership m join cohort c on c.id = m.cohort_id
        where m.id = $1 for update of m`,
      [membershipId],
    )) as LockedMembership[];
    if (!row) throw problems.notFound();
    await this.access.assertLeads(actor, row.cohort_id, manager);
    if (row.version !== version) {
      const current = await this.view.show(actor, membershipId, manager);
      throw problems.conflict('changed-meanwhile', 'Somebody changed the membership.', current);
    }
    return row;
  }

  private async illegal(actor: Actor, membershipId: string, manager: EntityManager) {
    const current = await this.view.show(actor, membershipId, manager);
    return problems.conflict('illegal-move', `Not possible while ${current.state}.`, current);
  }

  private async assertTarget(
    actor: Actor,
    before: LockedMembership,
    cohortId: string,
    manager: EntityManager,
  ): Promise<void> {
    await this.access.assertLeads(actor, cohortId, manager);
    const [target] = (await manager.query(
      'select programme_version_id, state from cohort where id = $1 for share',
      [cohortId],
    )) as { programme_version_id: string; state: string }[];
    if (target?.programme_version_id !== before.programme_version_id) {
      throw problems.conflict(
        'other-programme-version',
        'The cohort follows another programme version.',
      );
    }
    if (target.state === 'closed') throw problems.conflict('cohort-closed', 'It is closed.');
  }

  private async setCohort(
    membershipId: string,
    cohortId: string,
    manager: EntityManager,
  ): Promise<void> {
    try {
      await manager.query(
        'update membership set cohort_id = $2, version = version + 1 where id = $1',
        [membershipId, cohortId],
      );
    } catch (fault) {
      if (!isUniqueViolation(fault)) throw fault;
      throw problems.conflict('already-member', 'She is or was in that cohort already.');
    }
  }
}

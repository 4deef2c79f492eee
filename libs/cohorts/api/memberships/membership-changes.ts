import { Injectable } from '@nestjs/common';
import { membershipChanged, type MembershipState } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, newId, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

export interface MembershipChange {
  membershipId: string;
  /** Null: the membership is new. */
  from: MembershipState | null;
  to: MembershipState;
  reason: string | null;
  fromCohortId?: string;
  toCohortId?: string;
}

/** Writes down what became of memberships, in the caller's transaction: for her timeline, the audit log and other contexts. */
@Injectable()
export class MembershipChanges {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @param organisationId of the cohort
   * @param action of the audit entries, e.g. `membership.paused`
   */
  async record(
    manager: EntityManager,
    actor: Actor,
    organisationId: string,
    action: string,
    changes: readonly MembershipChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    await manager.query(
      `insert into membership_change
         (id, membership_id, actor_id, from_state, to_state, reason, from_cohort_id, to_cohort_id)
       select x.id, x.membership_id, $1, x.from_state, x.to_state, x.reason, x.from_cohort_id, x.to_cohort_id
         from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[])
              as x (id, membership_id, from_state, to_state, reason, from_cohort_id, to_cohort_id)`,
      [
        actor.personId,
        changes.map(() => newId()),
        changes.map((change) => change.membershipId),
        changes.map((change) => change.from),
        changes.map((change) => change.to),
        changes.map((change) => change.reason),
        changes.map((change) => change.fromCohortId ?? null),
        changes.map((change) => change.toCohortId ?? null),
      ],
    );
    for (const { membershipId, from, to, fromCohortId, toCohortId } of changes) {
      await this.outbox.add(manager, membershipChanged, { membershipId, from, to });
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId,
        action,
        subjectType: 'membership',
        subjectId: membershipId,
        detail: { from, to, ...(toCohortId ? { fromCohortId, toCohortId } : {}) },
      });
    }
  }
}

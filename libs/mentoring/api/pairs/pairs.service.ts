import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import {
  pairEnded,
  pairsMade,
  type CohortPairs,
  type PairChange,
  type PairRow,
  type PairsDraft,
} from '@pijar/mentoring/contracts';
import { Audit, Clock, Outbox, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { PairsQuery } from './pairs.query';

interface Candidate {
  membershipId: string;
  cohortId: string;
  organisationId: string;
  state: string;
  pairId: string | null;
}

/** Gives coaches to participants. Of two officers at once one wins; the other is told what stands now. */
@Injectable()
export class PairsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly views: PairsQuery,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * First coaches, all or none. The same ids again change nothing.
   * @throws 404 unless the actor leads the cohort; 409 `paired-meanwhile` when one of them has a coach by now; 422 for people
   * who are not in the cohort and coaches who are away or not on its staff
   */
  make(actor: Actor, cohortId: string, { items }: PairsDraft): Promise<CohortPairs> {
    return this.db.transaction(async (manager) => {
      await this.access.assertLeads(actor, cohortId, manager);
      const ids = items.map(({ membershipId }) => membershipId);
      const found = await this.lock(manager, ids);
      const asked = items.map(({ id }) => id);
      const known = await this.known(manager, asked);
      for (const [at, item] of items.entries()) {
        const candidate = found.get(item.membershipId);
        if (candidate?.cohortId !== cohortId || candidate.state === 'left') {
          throw problems.invalidField(`/body/items/${at}/membershipId`, 'unknown', 'Not in it.');
        }
        if (candidate.pairId && !known.has(item.id)) {
          const current = await this.views.list(actor, cohortId, manager);
          throw problems.conflict('paired-meanwhile', 'One of them has a coach by now.', current);
        }
      }
      await this.assertMayCoach(manager, cohortId, items, (at) => `/body/items/${at}/coachId`);
      const fresh = items.filter(({ id }) => !known.has(id));
      for (const item of fresh) {
        await this.insert(manager, actor, found.get(item.membershipId)!, item, null);
      }
      if (fresh.length > 0) {
        await this.outbox.add(manager, pairsMade, { pairIds: fresh.map(({ id }) => id) });
      }
      return this.views.list(actor, cohortId, manager);
    });
  }

  /**
   * Another coach, or a first one. The same id again changes nothing.
   * @throws 404 unless the actor leads her cohort; 409 `pair-changed` when she has another coach by now than the officer saw
   * (`current` is how it stands), 409 `membership-left`; 422 `away`, `not-staff`
   */
  change(actor: Actor, membershipId: string, change: PairChange): Promise<PairRow> {
    return this.db.transaction(async (manager) => {
      const candidate = (await this.lock(manager, [membershipId])).get(membershipId);
      if (!candidate) throw problems.notFound();
      await this.access.assertLeads(actor, candidate.cohortId, manager);
      if ((await this.known(manager, [change.id])).has(change.id)) {
        return this.views.row(membershipId, manager);
      }
      const current = await this.views.row(membershipId, manager);
      if (candidate.pairId !== change.was) {
        throw problems.conflict('pair-changed', 'Somebody gave her another coach.', current);
      }
      if (candidate.state === 'left') throw problems.conflict('membership-left', 'She left.');
      if (current.pair?.coachId === change.coachId) return current;
      await this.assertMayCoach(manager, candidate.cohortId, [change], () => '/body/coachId');
      if (change.was) {
        await manager.query('update coach_pair set ended_at = $2, ended_by = $3 where id = $1', [
          ...[change.was, this.clock.now(), actor.personId],
        ]);
        await this.outbox.add(manager, pairEnded, { pairId: change.was });
      }
      await this.insert(manager, actor, candidate, change, change.reason);
      await this.outbox.add(manager, pairsMade, { pairIds: [change.id] });
      return this.views.row(membershipId, manager);
    });
  }

  /** One officer after the other, always in the same order. */
  private async lock(
    manager: EntityManager,
    membershipIds: readonly string[],
  ): Promise<Map<string, Candidate>> {
    await manager.query(
      'select id from membership where id = any ($1::uuid[]) order by id for no key update',
      [membershipIds],
    );
    const rows = (await manager.query(
      `select m.id as "membershipId", m.cohort_id as "cohortId", m.state,
              c.organisation_id as "organisationId", cp.id as "pairId"
         from membership m join cohort c on c.id = m.cohort_id
         left join coach_pair cp on cp.membership_id = m.id and cp.ended_at is null
        where m.id = any ($1::uuid[])`,
      [membershipIds],
    )) as Candidate[];
    return new Map(rows.map((row) => [row.membershipId, row]));
  }

  private async known(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
    const rows = (await manager.query('select id from coach_pair where id = any ($1::uuid[])', [
      ids,
    ])) as { id: string }[];
    return new Set(rows.map(({ id }) => id));
  }

  private async assertMayCoach(
    manager: EntityManager,
    cohortId: string,
    items: readonly { coachId: string }[],
    pointerOf: (at: number) => string,
  ): Promise<void> {
    const coaches = await this.views.coaches(cohortId, manager);
    for (const [at, { coachId }] of items.entries()) {
      const coach = coaches.find(({ personId }) => personId === coachId);
      if (!coach) throw problems.invalidField(pointerOf(at), 'not-staff', 'Not on its staff.');
      if (coach.isAway) throw problems.invalidField(pointerOf(at), 'away', 'This coach is away.');
    }
  }

  private async insert(
    manager: EntityManager,
    actor: Actor,
    { membershipId, organisationId }: Candidate,
    { id, coachId }: { id: string; coachId: string },
    reason: string | null,
  ): Promise<void> {
    await manager.query(
      `insert into coach_pair (id, membership_id, coach_id, since, made_by, reason)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, membershipId, coachId, this.clock.now(), actor.personId, reason],
    );
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action: 'pair.made',
      subjectType: 'membership',
      subjectId: membershipId,
      detail: { pairId: id, coachId },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type {
  CoachLoad,
  CohortPairs,
  PairHistory,
  PairProposal,
  PairRow,
} from '@pijar/mentoring/contracts';
import { Clock } from '@pijar/shared/api';
import { awayUntil, isAwayAt } from '@pijar/submissions/api';
import { DataSource, type EntityManager } from 'typeorm';
import { PairAccess } from '../access/pair-access';
import { spreadEvenly } from './spread-evenly';

type Dated<T> = T & { pair: { since: string | Date } | null };

/** SQL condition: membership `m` of cohort `c` has reached the last stage of its programme. */
const isInLastStage = `(m.state = 'completed' or exists (
  select from stage_progress sp
   where sp.membership_id = m.id and sp.state <> 'locked' and sp.stage_id = (
     select s.id from stage s where s.programme_version_id = c.programme_version_id
      order by s.position desc limit 1)))`;

const rowColumns = `m.id as "membershipId", p.full_name as "fullName", p.village,
  case when cp.id is not null then jsonb_build_object('pairId', cp.id, 'coachId', cp.coach_id,
    'coachName', k.full_name, 'since', cp.since) end as pair,
  (select count(*)::int from coach_pair o where o.membership_id = m.id and o.ended_at is not null) as before
  from membership m
  join cohort c on c.id = m.cohort_id
  join person p on p.id = m.person_id
  left join coach_pair cp on cp.membership_id = m.id and cp.ended_at is null
  left join person k on k.id = cp.coach_id`;

/** Who accompanies whom, for those who lead a cohort. */
@Injectable()
export class PairsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly cohorts: CohortAccess,
    private readonly pairs: PairAccess,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor leads the cohort */
  async list(actor: Actor, cohortId: string, manager = this.db.manager): Promise<CohortPairs> {
    await this.cohorts.assertLeads(actor, cohortId, manager);
    return {
      coaches: await this.coaches(cohortId, manager),
      people: await this.people(cohortId, manager),
    };
  }

  /** @throws 404 unless the actor leads the cohort */
  async propose(actor: Actor, cohortId: string): Promise<PairProposal> {
    const { coaches, people } = await this.list(actor, cohortId);
    const without = people.filter(({ pair }) => !pair);
    const given = spreadEvenly(
      without.map(({ membershipId }) => membershipId),
      coaches,
    );
    const names = new Map(coaches.map(({ personId, fullName }) => [personId, fullName]));
    const items = without.flatMap(({ membershipId, fullName }) => {
      const coachId = given.get(membershipId);
      return coachId ? [{ membershipId, fullName, coachId, coachName: names.get(coachId)! }] : [];
    });
    return {
      items,
      loads: coaches.map(({ personId, fullName, load }) => ({
        ...{ personId, fullName },
        before: load,
        after: load + items.filter(({ coachId }) => coachId === personId).length,
      })),
    };
  }

  /** @throws 404 unless the actor leads her cohort */
  async history(actor: Actor, membershipId: string): Promise<PairHistory> {
    const { cohortId } = await this.pairs.see(actor, membershipId);
    await this.cohorts.assertLeads(actor, cohortId);
    const rows = (await this.db.query(
      `select cp.id as "pairId", k.full_name as "coachName", cp.since, cp.ended_at as "endedAt",
              by.full_name as "madeBy", cp.reason
         from coach_pair cp join person k on k.id = cp.coach_id join person by on by.id = cp.made_by
        where cp.membership_id = $1 order by cp.since desc, cp.id desc`,
      [membershipId],
    )) as (PairHistory['items'][number] & { since: unknown; endedAt: unknown })[];
    return {
      items: rows.map((row) => ({
        ...row,
        since: iso(row.since as unknown as Date),
        endedAt: row.endedAt && iso(row.endedAt as unknown as Date),
      })),
    };
  }

  async row(membershipId: string, manager: EntityManager): Promise<PairRow> {
    const [row] = (await manager.query(`select ${rowColumns} where m.id = $1`, [
      membershipId,
    ])) as Dated<PairRow>[];
    return dated(row!);
  }

  /** Who may accompany people of the cohort: its present coaches and co-facilitators. */
  async coaches(cohortId: string, manager: EntityManager): Promise<CoachLoad[]> {
    return (await manager.query(
      `select p.id as "personId", p.full_name as "fullName", s.part,
              (select count(*)::int from coach_pair cp where cp.coach_id = p.id and cp.ended_at is null) as load,
              ${isAwayAt('p.id', '$2')} as "isAway", ${awayUntil('p.id', '$2')} as "awayUntil"
         from cohort_staff s join person p on p.id = s.person_id
        where s.cohort_id = $1 and s.left_at is null and s.part in ('coach', 'cofacilitator')
          and p.erased_at is null
        order by p.full_name, p.id`,
      [cohortId, this.clock.now()],
    )) as CoachLoad[];
  }

  private async people(cohortId: string, manager: EntityManager): Promise<PairRow[]> {
    const rows = (await manager.query(
      `select ${rowColumns}
        where m.cohort_id = $1 and m.state <> 'left' and p.erased_at is null
          and (cp.id is not null or ${isInLastStage})
        order by cp.id is not null, p.full_name, m.id`,
      [cohortId],
    )) as Dated<PairRow>[];
    return rows.map(dated);
  }
}

const iso = (at: Date | string): string => new Date(at).toISOString();
const dated = (row: Dated<PairRow>): PairRow => ({
  ...row,
  pair: row.pair && { ...row.pair, since: iso(row.pair.since) },
});

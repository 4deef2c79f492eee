import { Injectable } from '@nestjs/common';
import { scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** What an actor is to a participant who is accompanied. */
export type PairRelation = 'participant' | 'coach' | 'leads';

/** A membership, who accompanies it now, and what the actor is to it. */
export interface Accompanied {
  membershipId: string;
  membershipState: 'invited' | 'active' | 'paused' | 'left' | 'completed';
  /** The participant. */
  personId: string;
  cohortId: string;
  organisationId: string;
  /** IANA zone of the cohort. */
  timeZone: string;
  /** The present pair; null while nobody accompanies her. */
  pairId: string | null;
  coachId: string | null;
  relation: PairRelation;
}

/** The relation that opens what a coach and a participant share. Being staff of her cohort is not enough. */
@Injectable()
export class PairAccess {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 unless the actor is the participant (who has not left), her present coach, or leads her cohort */
  async see(
    actor: Actor,
    membershipId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<Accompanied> {
    const scope = scopeOf(actor);
    const [row] = (await manager.query(
      `select * from (
         select m.id as "membershipId", m.state as "membershipState", m.person_id as "personId",
                c.id as "cohortId", c.organisation_id as "organisationId", c.time_zone as "timeZone",
                cp.id as "pairId", cp.coach_id as "coachId",
                case when m.person_id = $2 and m.state <> 'left' then 'participant'
                     when ${isPresentCoach('cp', 'm', '$2')} then 'coach'
                     when $3 or ($4 and c.organisation_id = $5) then 'leads' end as relation
           from membership m
           join cohort c on c.id = m.cohort_id
           left join coach_pair cp on cp.membership_id = m.id and cp.ended_at is null
          where m.id = $1) seen
        where relation is not null`,
      [membershipId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as Accompanied[];
    if (!row) throw problems.notFound();
    return row;
  }

  /** As see, for the two of the pair alone: whoever leads the cohort stays outside. */
  async seeAsOneOfTwo(
    actor: Actor,
    membershipId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<Accompanied & { relation: 'participant' | 'coach' }> {
    const row = await this.see(actor, membershipId, manager);
    if (row.relation === 'leads') throw problems.notFound();
    return { ...row, relation: row.relation };
  }
}

/**
 * SQL condition "`person` is the one who asks membership `membership` how she fares": her present coach, or, while nobody accompanies
 * her, anybody on the staff of her cohort.
 */
export const asksAfter = (membership: string, person: string): string =>
  `(exists (select from cohort_staff ak where ak.cohort_id = ${membership}.cohort_id
       and ak.person_id = ${person} and ak.left_at is null)
    and coalesce((select ap.coach_id = ${person} from coach_pair ap
       where ap.membership_id = ${membership}.id and ap.ended_at is null), true))`;

/** SQL condition "`person` accompanies membership `m` by the pair `cp` now, and is still on the staff of its cohort". */
export const isPresentCoach = (pair: string, membership: string, person: string): string =>
  `(${pair}.coach_id = ${person} and ${pair}.ended_at is null and exists (
    select from cohort_staff pk where pk.cohort_id = ${membership}.cohort_id
       and pk.person_id = ${person} and pk.left_at is null))`;

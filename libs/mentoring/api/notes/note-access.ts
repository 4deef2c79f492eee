import { Injectable } from '@nestjs/common';
import { scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { readersOf } from '@pijar/submissions/api';
import { DataSource, type EntityManager } from 'typeorm';
import { isPresentCoach } from '../access/pair-access';

/** A membership, and what the actor is to what is written about it. */
export interface NotedMembership {
  membershipId: string;
  personId: string;
  fullName: string;
  cohortName: string;
  organisationId: string;
  /** `trusted`: a safeguarding person of hers, whatever else she is. */
  relation: 'trusted' | 'coach' | 'leads';
}
export interface NoteRow {
  id: string;
  personId: string;
  membershipId: string;
  authorId: string;
  organisationId: string;
  keyId: string;
  sealed: Buffer;
}

/** Who may know of a note: its author while she still has to do with the person, and the safeguarding persons. See docs/adr/0085. */
@Injectable()
export class NoteAccess {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 unless the actor is a safeguarding person for her, her present coach, or leads her cohort; never for herself */
  async see(
    actor: Actor,
    membershipId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<NotedMembership> {
    const row = await this.find(actor, membershipId, manager);
    if (!row) throw problems.notFound();
    return row;
  }

  /** A note with what the actor may do; undefined when there is none. `relation` is null for who has nothing to do with her. */
  async note(
    actor: Actor,
    noteId: string,
    manager: EntityManager,
  ): Promise<{ row: NoteRow; relation: NotedMembership['relation'] | null } | undefined> {
    const [row] = (await manager.query(
      `select n.id, n.person_id as "personId", n.membership_id as "membershipId", n.author_id as "authorId",
              c.organisation_id as "organisationId", n.key_id as "keyId", n.sealed
         from sensitive_note n
         join membership m on m.id = n.membership_id
         join cohort c on c.id = m.cohort_id
        where n.id = $1`,
      [noteId],
    )) as NoteRow[];
    if (!row) return undefined;
    const seen = await this.find(actor, row.membershipId, manager);
    return { row, relation: seen?.relation ?? null };
  }

  private async find(
    actor: Actor,
    membershipId: string,
    manager: EntityManager,
  ): Promise<NotedMembership | undefined> {
    const scope = scopeOf(actor);
    const [row] = (await manager.query(
      `select * from (
         select m.id as "membershipId", p.id as "personId", p.full_name as "fullName", c.name as "cohortName",
                c.organisation_id as "organisationId",
                case when p.id = $2 then null
                     when $2 in (select t.id from ${readersOf('c.organisation_id', 'm.person_id')} t) then 'trusted'
                     when exists (select from coach_pair cp
                                   where cp.membership_id = m.id and ${isPresentCoach('cp', 'm', '$2')}) then 'coach'
                     when $3 or ($4 and c.organisation_id = $5) then 'leads' end as relation
           from membership m
           join person p on p.id = m.person_id and p.erased_at is null
           join cohort c on c.id = m.cohort_id
          where m.id = $1) seen
        where relation is not null`,
      [membershipId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as NotedMembership[];
    return row;
  }
}

/** Its author and the safeguarding persons, as long as they have to do with her. */
export const mayOpen = (
  actor: Actor,
  authorId: string,
  relation: NotedMembership['relation'] | null,
): boolean => relation === 'trusted' || (relation !== null && authorId === actor.personId);

import { Injectable } from '@nestjs/common';
import type { CleanMember, MembershipState } from '@pijar/cohorts/contracts';
import { People } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { newId } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { MembershipStarts } from '../access';
import { MembershipChanges } from '../memberships/membership-changes';

export type Enrolled =
  | {
      outcome: 'added' | 'joined' | 'already-member';
      membershipId: string;
      personId: string;
      participantNumber: string | null;
    }
  | { outcome: 'unknown-person' };

interface KnownPerson {
  personId: string;
  participantNumber: string | null;
  isActivated: boolean;
}
interface CohortToJoin {
  id: string;
  organisationId: string;
}

/** Makes memberships of people, new ones and known ones, in the caller's transaction and in few statements. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly people: People,
    private readonly starts: MembershipStarts,
    private readonly changes: MembershipChanges,
  ) {}

  /** People nobody knew; answers in their order. */
  async addNew(
    manager: EntityManager,
    actor: Actor,
    cohort: CohortToJoin,
    rows: readonly CleanMember[],
  ): Promise<Enrolled[]> {
    const people = await this.people.addParticipants(manager, actor, cohort.organisationId, rows);
    const joining = people.map((person) => ({ ...person, isActivated: false }));
    const memberships = await this.join(manager, actor, cohort, joining);
    return joining.map(({ personId, participantNumber }) => ({
      outcome: 'added' as const,
      membershipId: memberships.get(personId)!,
      personId,
      participantNumber,
    }));
  }

  /** People of the same organisation; answers in their order. */
  async addKnown(
    manager: EntityManager,
    actor: Actor,
    cohort: CohortToJoin,
    personIds: readonly string[],
  ): Promise<Enrolled[]> {
    if (personIds.length === 0) return [];
    const found = (await manager.query(
      `select p.id as "personId", p.participant_number as "participantNumber",
              a.activated_at is not null as "isActivated", m.id as "membershipId"
         from person p
         left join account a on a.person_id = p.id
         left join membership m on m.person_id = p.id and m.cohort_id = $3
        where p.id = any($1) and p.organisation_id = $2 and p.erased_at is null
          and p.participant_number is not null`,
      [personIds, cohort.organisationId, cohort.id],
    )) as (KnownPerson & { membershipId: string | null })[];
    const joined = await this.join(
      manager,
      actor,
      cohort,
      found.filter((person) => person.membershipId === null),
    );
    const byId = new Map(found.map((person) => [person.personId, person]));
    const told = new Set<string>();
    return personIds.map((personId) => {
      const person = byId.get(personId);
      if (!person) return { outcome: 'unknown-person' };
      const membershipId = person.membershipId ?? joined.get(personId)!;
      const isNew = person.membershipId === null && !told.has(personId);
      told.add(personId);
      const { participantNumber } = person;
      return {
        outcome: isNew ? 'joined' : 'already-member',
        membershipId,
        personId,
        participantNumber,
      };
    });
  }

  /** @returns membership ids by person */
  private async join(
    manager: EntityManager,
    actor: Actor,
    cohort: CohortToJoin,
    people: readonly KnownPerson[],
  ): Promise<Map<string, string>> {
    const rows = people.map((person) => ({
      membershipId: newId(),
      personId: person.personId,
      state: (person.isActivated ? 'active' : 'invited') satisfies MembershipState,
    }));
    if (rows.length === 0) return new Map();
    await manager.query(
      `insert into membership (id, cohort_id, person_id, state)
       select x.id, $1, x.person_id, x.state
         from unnest($2::uuid[], $3::uuid[], $4::text[]) as x (id, person_id, state)`,
      [
        cohort.id,
        rows.map((row) => row.membershipId),
        rows.map((row) => row.personId),
        rows.map((row) => row.state),
      ],
    );
    await this.starts.announce(
      manager,
      rows.map((row) => row.membershipId),
    );
    await this.changes.record(
      manager,
      actor,
      cohort.organisationId,
      'membership.added',
      rows.map(({ membershipId, state }) => ({
        membershipId,
        from: null,
        to: state as MembershipState,
        reason: null,
      })),
    );
    return new Map(rows.map((row) => [row.personId, row.membershipId]));
  }
}

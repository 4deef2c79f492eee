import { Injectable } from '@nestjs/common';
import { maxSheetRows, type IssuedCodes } from '@pijar/cohorts/contracts';
import { Codes } from '@pijar/identity/api';
import type { Actor, IssuedCode } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { CohortAccess } from '../access';

interface Selected {
  membershipId: string;
  personId: string;
  fullName: string;
  participantNumber: string | null;
  phone: string | null;
  skipped: 'already-activated' | 'left' | null;
}

/** Makes activation codes for people of a cohort, to be printed or sent. */
@Injectable()
export class ActivationCodesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly codes: Codes,
  ) {}

  /**
   * Whoever opened her account already is left as she is: a new code would replace her PIN, which is done person by person.
   * Codes are told this once and kept as hashes; asking again makes new ones and ends the old.
   * @param membershipIds null: everybody who never opened her account
   * @throws 404 unless the actor leads the cohort and all memberships are in it
   */
  async issue(
    actor: Actor,
    cohortId: string,
    membershipIds: readonly string[] | null,
  ): Promise<IssuedCodes> {
    return this.db.transaction(async (manager) => {
      await this.access.assertLeads(actor, cohortId, manager);
      const [cohort] = (await manager.query(
        `select c.id, c.name, c.place, o.name as organisation
           from cohort c join organisation o on o.id = c.organisation_id where c.id = $1`,
        [cohortId],
      )) as IssuedCodes['cohort'][];
      const people = (await manager.query(
        `select m.id as "membershipId", p.id as "personId", p.full_name as "fullName",
                p.participant_number as "participantNumber", p.phone,
                case when m.state = 'left' then 'left'
                     when a.activated_at is not null then 'already-activated' end as skipped
           from membership m
           join person p on p.id = m.person_id and p.erased_at is null
           join account a on a.person_id = p.id
          where m.cohort_id = $1
            and case when $2::uuid[] is null then m.state <> 'left' and a.activated_at is null
                     else m.id = any($2) end
          order by p.full_name, m.id limit $3`,
        [cohortId, membershipIds, maxSheetRows],
      )) as Selected[];
      if (membershipIds && people.length < new Set(membershipIds).size) throw problems.notFound();
      const issued = await this.codes.issue(
        manager,
        actor.personId,
        people.filter((person) => person.skipped === null).map((person) => person.personId),
      );
      const byPerson = new Map(issued.map((code) => [code.personId, code]));
      return {
        cohort: cohort!,
        items: people.map((person) => itemOf(person, byPerson.get(person.personId))),
      };
    });
  }
}

function itemOf(
  { personId: _, ...person }: Selected,
  issued: IssuedCode | undefined,
): IssuedCodes['items'][number] {
  return {
    ...person,
    code: issued?.code ?? null,
    expiresAt: issued?.expiresAt ?? null,
    link: issued?.link ?? null,
    whatsappUrl: issued?.whatsappUrl ?? null,
  };
}

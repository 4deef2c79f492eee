import { Injectable } from '@nestjs/common';
import { hasRole, type Actor, type NewPerson } from '@pijar/identity/contracts';
import { Audit, newId, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { newParticipantNumber } from './new-participant-number';

export type NewParticipant = Pick<NewPerson, 'fullName'> & Partial<NewPerson>;

export interface AddedParticipant {
  personId: string;
  participantNumber: string;
}

export interface DuplicateOf {
  /** Position in what was asked. */
  index: number;
  personId: string;
  fullName: string;
  participantNumber: string | null;
  isSamePhone: boolean;
  isSameName: boolean;
}

const unknown = {
  phone: null,
  locale: 'id',
  sex: 'unknown',
  kind: 'unknown',
  device: 'unknown',
  regionCode: null,
  education: null,
  destinationCountry: null,
  returnReason: null,
  village: null,
  community: null,
};

/** Brings people into the product, for the contexts that have the forms and sheets. */
@Injectable()
export class People {
  constructor(private readonly audit: Audit) {}

  /**
   * Adds participants, each with a number of her own, an account that waits for its code, and the role. Same order out as in.
   * Four statements and one audit entry for each person's organisation, however many there are.
   * @throws 404 when the actor is not of that organisation
   */
  async addParticipants(
    manager: EntityManager,
    actor: Actor,
    organisationId: string,
    people: readonly NewParticipant[],
    more: { isDemo?: boolean } = {},
  ): Promise<AddedParticipant[]> {
    const isOurs = hasRole(actor, 'admin') || actor.organisationId === organisationId;
    if (!isOurs || !hasRole(actor, 'admin', 'officer')) throw problems.notFound();
    return this.insert(manager, actor.personId, organisationId, people, more.isDemo ?? false);
  }

  /** As addParticipants, by the product itself: access was settled before. */
  async insert(
    manager: EntityManager,
    actorId: string | null,
    organisationId: string,
    people: readonly NewParticipant[],
    isDemo: boolean,
  ): Promise<AddedParticipant[]> {
    if (people.length === 0) return [];
    const numbers = await this.freeNumbers(manager, people.length);
    const rows = people.map((person, index) => ({
      ...unknown,
      ...person,
      id: newId(),
      participantNumber: numbers[index]!,
    }));
    await manager.query(
      `insert into person (id, organisation_id, participant_number, full_name, phone, locale, sex, kind,
              device, region_code, education, destination_country, return_reason, village, community)
       select id, $2, "participantNumber", "fullName", phone, locale, sex, kind, device, "regionCode",
              education, "destinationCountry", "returnReason", village, community
         from jsonb_to_recordset($1) as r(id uuid, "participantNumber" text, "fullName" text,
              phone text, locale text, sex text, kind text, device text, "regionCode" text,
              education text, "destinationCountry" text, "returnReason" text, village text,
              community text)`,
      [JSON.stringify(rows), organisationId],
    );
    const ids = rows.map((row) => row.id);
    await manager.query(
      `insert into account (person_id, secret_kind, is_demo)
       select unnest($1::uuid[]), 'pin', $2`,
      [ids, isDemo],
    );
    await manager.query(
      `insert into role_grant (person_id, role, granted_by)
       select unnest($1::uuid[]), 'participant', $2`,
      [ids, actorId],
    );
    await this.audit.record(manager, {
      actorId,
      organisationId,
      action: 'person.added',
      subjectType: ids.length === 1 ? 'person' : 'organisation',
      subjectId: ids.length === 1 ? ids[0]! : organisationId,
      detail: { personIds: ids },
    });
    return rows.map((row) => ({ personId: row.id, participantNumber: row.participantNumber }));
  }

  /** People of the organisation with the same phone or, but for case and spaces, the same name. */
  findDuplicates(
    manager: EntityManager,
    organisationId: string,
    people: readonly { fullName: string; phone: string | null }[],
  ): Promise<DuplicateOf[]> {
    return manager.query(
      `with asked as (
         select (ordinality - 1)::int as index, value->>'phone' as phone,
                lower(regexp_replace(trim(value->>'fullName'), '\\s+', ' ', 'g')) as name
           from jsonb_array_elements($2) with ordinality)
       select a.index, p.id as "personId", p.full_name as "fullName",
              p.participant_number as "participantNumber",
              coalesce(p.phone = a.phone, false) as "isSamePhone",
              lower(regexp_replace(trim(p.full_name), '\\s+', ' ', 'g')) = a.name as "isSameName"
         from asked a join person p on p.organisation_id = $1 and p.erased_at is null
          and (p.phone = a.phone or lower(regexp_replace(trim(p.full_name), '\\s+', ' ', 'g')) = a.name)
        order by a.index, p.full_name, p.id`,
      [organisationId, JSON.stringify(people)],
    );
  }

  private async freeNumbers(manager: EntityManager, count: number): Promise<string[]> {
    const numbers = new Set<string>();
    while (numbers.size < count) {
      while (numbers.size < count) numbers.add(newParticipantNumber());
      const taken = (await manager.query(
        'select participant_number from person where participant_number = any($1::text[])',
        [[...numbers]],
      )) as { participant_number: string }[];
      for (const row of taken) numbers.delete(row.participant_number);
    }
    return [...numbers];
  }
}

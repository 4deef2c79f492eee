import { Injectable } from '@nestjs/common';
import type { Actor, PeopleQuery, PersonRow, PersonView } from '@pijar/identity/contracts';
import { normalParticipantNumber, normalPhone } from '@pijar/identity/contracts';
import { pageFrom, problems } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { organisationSeenBy } from './people-access';
import { patternOf, readCursor } from './read-cursor';

/** Whether somebody can sign in, from the account row `a`. */
export const accountState = `case when a.disabled_at is not null then 'disabled'
  when a.secret_hash is not null then 'active'
  when exists (select 1 from activation_code c where c.person_id = a.person_id
    and c.used_at is null and c.replaced_at is null and c.expires_at > now()) then 'invited'
  else 'new' end`;

/** Reads people for officers. */
@Injectable()
export class PersonViewQuery {
  constructor(private readonly db: DataSource) {}

  /** One person, access checked before. @throws 404 */
  async one(manager: EntityManager, personId: string): Promise<PersonView> {
    const [row] = (await manager.query(
      `select p.id as "personId", p.organisation_id as "organisationId", o.name as "organisationName",
              p.participant_number as "participantNumber", a.username, p.full_name as "fullName",
              p.phone, p.locale, p.sex, p.kind, p.device, p.region_code as "regionCode", p.education,
              p.destination_country as "destinationCountry", p.return_reason as "returnReason",
              p.village, p.community, ${accountState} as "accountState", p.version,
              (select max(c.expires_at) from activation_code c where c.person_id = p.id
                and c.used_at is null and c.replaced_at is null) as "codeExpiresAt"
         from person p join account a on a.person_id = p.id
         join organisation o on o.id = p.organisation_id
        where p.id = $1 and p.erased_at is null`,
      [personId],
    )) as (Omit<PersonView, 'codeExpiresAt'> & { codeExpiresAt: Date | null })[];
    if (!row) throw problems.notFound();
    return { ...row, codeExpiresAt: row.codeExpiresAt?.toISOString() ?? null };
  }

  /** Participants by name. */
  async page(actor: Actor, query: PeopleQuery): Promise<Page<PersonRow>> {
    const after = readCursor(query.cursor);
    const rows = (await this.db.query(
      `select p.id as "personId", p.participant_number as "participantNumber",
              p.full_name as "fullName", p.phone, ${accountState} as "accountState"
         from person p join account a on a.person_id = p.id
        where p.erased_at is null
          and exists (select 1 from role_grant r where r.person_id = p.id and r.role = 'participant')
          and ($1::uuid is null or p.organisation_id = $1)
          and ($2::uuid is null or p.organisation_id = $2)
          and ($3::text is null or p.full_name ilike $3 or p.participant_number = $4 or p.phone = $5)
          and ($6::uuid is null or (p.full_name, p.id) > ($7, $6))
        order by p.full_name, p.id limit $8`,
      [
        organisationSeenBy(actor),
        query.organisationId ?? null,
        patternOf(query.search),
        normalParticipantNumber(query.search ?? ''),
        normalPhone(query.search ?? ''),
        after?.id ?? null,
        after?.name ?? null,
        query.limit + 1,
      ],
    )) as PersonRow[];
    return pageFrom(rows, query.limit, (row) => [row.fullName, row.personId]);
  }
}

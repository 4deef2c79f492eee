import { Injectable } from '@nestjs/common';
import type { Actor, StaffQuery, StaffView } from '@pijar/identity/contracts';
import { pageFrom, problems } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { accountState, organisationSeenBy, patternOf, readCursor } from '../people';

const view = `select p.id as "personId", p.organisation_id as "organisationId",
    o.name as "organisationName", p.full_name as "fullName", a.username, p.phone, p.locale,
    array(select role from role_grant r where r.person_id = p.id order by role) as roles,
    ${accountState} as "accountState", a.is_demo as "isDemo", p.version
  from person p join account a on a.person_id = p.id join organisation o on o.id = p.organisation_id
  where p.erased_at is null
    and exists (select 1 from role_grant r where r.person_id = p.id and r.role <> 'participant')`;

/** Reads the people who work in the programme. */
@Injectable()
export class StaffViewQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 when there is no such staff account */
  async one(manager: EntityManager, personId: string): Promise<StaffView> {
    const [row] = (await manager.query(`${view} and p.id = $1`, [personId])) as StaffView[];
    if (!row) throw problems.notFound();
    return row;
  }

  async page(actor: Actor, query: StaffQuery): Promise<Page<StaffView>> {
    const after = readCursor(query.cursor);
    const rows = (await this.db.query(
      `${view} and ($1::uuid is null or p.organisation_id = $1)
          and ($2::uuid is null or p.organisation_id = $2)
          and ($3::text is null or p.full_name ilike $3 or a.username ilike $3)
          and ($4::text is null or exists (
            select 1 from role_grant r where r.person_id = p.id and r.role = $4))
          and ($5::uuid is null or (p.full_name, p.id) > ($6, $5))
        order by p.full_name, p.id limit $7`,
      [
        organisationSeenBy(actor),
        query.organisationId ?? null,
        patternOf(query.search),
        query.role ?? null,
        after?.id ?? null,
        after?.name ?? null,
        query.limit + 1,
      ],
    )) as StaffView[];
    return pageFrom(rows, query.limit, (row) => [row.fullName, row.personId]);
  }
}

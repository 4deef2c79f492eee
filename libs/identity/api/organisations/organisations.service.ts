import { Injectable } from '@nestjs/common';
import type {
  Actor,
  NewOrganisation,
  OrganisationEdit,
  OrganisationsQuery,
  OrganisationView,
} from '@pijar/identity/contracts';
import { Audit, isUniqueViolation, newId, pageFrom, problems } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { patternOf, readCursor } from '../people';

type Field = Exclude<keyof OrganisationEdit, 'version'>;

const columns: Record<Field, string> = {
  name: 'name',
  regionCode: 'region_code',
  contactName: 'contact_name',
  contactPhone: 'contact_phone',
  contactWhatsapp: 'contact_whatsapp',
  helpNote: 'help_note',
};
const fields = Object.keys(columns) as Field[];

const view = `select o.id as "organisationId", ${fields.map((f) => `o.${columns[f]} as "${f}"`).join(', ')},
  o.version,
  (select count(*) from person p where p.organisation_id = o.id and p.erased_at is null and exists (
    select 1 from role_grant r where r.person_id = p.id and r.role = 'participant'))::int
    as "participantCount",
  (select count(*) from person p where p.organisation_id = o.id and p.erased_at is null and exists (
    select 1 from role_grant r where r.person_id = p.id and r.role <> 'participant'))::int
    as "staffCount"
  from organisation o`;

/** The partners that own cohorts; only admins come here. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
  ) {}

  async page(query: OrganisationsQuery): Promise<Page<OrganisationView>> {
    const after = readCursor(query.cursor);
    const rows = (await this.db.query(
      `${view} where ($1::text is null or o.name ilike $1)
          and ($2::uuid is null or (o.name, o.id) > ($3, $2))
        order by o.name, o.id limit $4`,
      [patternOf(query.search), after?.id ?? null, after?.name ?? null, query.limit + 1],
    )) as OrganisationView[];
    return pageFrom(rows, query.limit, (row) => [row.name, row.organisationId]);
  }

  /** @throws 422 `taken` at the name */
  create(actor: Actor, input: NewOrganisation): Promise<OrganisationView> {
    const id = newId();
    return this.changing(async (manager) => {
      await manager.query(
        `insert into organisation (id, ${fields.map((field) => columns[field]).join(', ')})
         values ($1, ${fields.map((_, index) => `$${index + 2}`).join(', ')})`,
        [id, ...fields.map((field) => input[field])],
      );
      await this.record(manager, actor, 'organisation.created', id, []);
      return this.one(manager, id);
    });
  }

  /** @throws 404, 409 `changed-meanwhile` with the current one, 422 `taken` at the name */
  edit(actor: Actor, id: string, edit: OrganisationEdit): Promise<OrganisationView> {
    return this.changing(async (manager) => {
      await manager.query('select 1 from organisation where id = $1 for update', [id]);
      const before = await this.one(manager, id);
      if (before.version !== edit.version) {
        throw problems.conflict('changed-meanwhile', 'Somebody changed it.', before);
      }
      const changed = fields.filter((f) => edit[f] !== undefined && edit[f] !== before[f]);
      if (changed.length === 0) return before;
      const sets = changed.map((field, index) => `${columns[field]} = $${index + 2}`);
      await manager.query(
        `update organisation set ${sets.join(', ')}, version = version + 1 where id = $1`,
        [id, ...changed.map((field) => edit[field])],
      );
      await this.record(manager, actor, 'organisation.edited', id, changed);
      return this.one(manager, id);
    });
  }

  private async one(manager: EntityManager, id: string): Promise<OrganisationView> {
    const [row] = (await manager.query(`${view} where o.id = $1`, [id])) as OrganisationView[];
    if (!row) throw problems.notFound();
    return row;
  }

  private async changing<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.db.transaction(work);
    } catch (fault) {
      if (!isUniqueViolation(fault, 'organisation_name')) throw fault;
      throw problems.invalidField('/body/name', 'taken', 'Another organisation has this name.');
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    action: string,
    id: string,
    changed: readonly string[],
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: id,
      action,
      subjectType: 'organisation',
      subjectId: id,
      detail: changed.length > 0 ? { fields: changed } : {},
    });
  }
}

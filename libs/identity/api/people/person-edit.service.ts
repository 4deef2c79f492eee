import { Injectable } from '@nestjs/common';
import type { Actor, PersonEdit, PersonView } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { SessionsService } from '../session';
import { Admins } from '../staff/admins';
import { PeopleAccess } from './people-access';
import { PersonViewQuery } from './person-view.query';

type Field = Exclude<keyof PersonEdit, 'version'>;

const columns: Record<Field, string> = {
  fullName: 'full_name',
  phone: 'phone',
  locale: 'locale',
  sex: 'sex',
  kind: 'kind',
  device: 'device',
  regionCode: 'region_code',
  education: 'education',
  destinationCountry: 'destination_country',
  returnReason: 'return_reason',
  village: 'village',
  community: 'community',
};
/** Changes that an auditor looks for have names of their own. */
const actions: Partial<Record<Field, string>> = {
  phone: 'person.phone-changed',
  fullName: 'person.name-changed',
};

/** What officers and admins change about a person and her account. */
@Injectable()
export class PersonEditService {
  constructor(
    private readonly db: DataSource,
    private readonly access: PeopleAccess,
    private readonly view: PersonViewQuery,
    private readonly sessions: SessionsService,
    private readonly admins: Admins,
    private readonly audit: Audit,
  ) {}

  async show(actor: Actor, personId: string): Promise<PersonView> {
    await this.access.mustSee(this.db.manager, actor, personId);
    return this.view.one(this.db.manager, personId);
  }

  /** @throws 404, 409 `changed-meanwhile` with the current person */
  edit(actor: Actor, personId: string, edit: PersonEdit): Promise<PersonView> {
    return this.db.transaction(async (manager) => {
      const organisationId = await this.manage(manager, actor, personId);
      const before = await this.view.one(manager, personId);
      if (before.version !== edit.version) {
        throw problems.conflict('changed-meanwhile', 'Somebody changed this person.', before);
      }
      const changed = await this.write(manager, before, edit);
      for (const action of new Set(changed.map((field) => actions[field] ?? 'person.edited'))) {
        await this.record(manager, actor, organisationId, personId, action, { fields: changed });
      }
      return this.view.one(manager, personId);
    });
  }

  /** Ends her sessions and codes at once. @throws 404, 409 `last-admin` */
  disable(actor: Actor, personId: string): Promise<PersonView> {
    return this.db.transaction(async (manager) => {
      const organisationId = await this.manage(manager, actor, personId);
      await this.admins.mustNotBeLast(manager, personId);
      await manager.query(
        'update account set disabled_at = coalesce(disabled_at, now()) where person_id = $1',
        [personId],
      );
      await manager.query(
        `update activation_code set replaced_at = now()
          where person_id = $1 and used_at is null and replaced_at is null`,
        [personId],
      );
      await this.sessions.endAll(manager, personId, null);
      await this.record(manager, actor, organisationId, personId, 'person.disabled');
      return this.view.one(manager, personId);
    });
  }

  enable(actor: Actor, personId: string): Promise<PersonView> {
    return this.db.transaction(async (manager) => {
      const organisationId = await this.manage(manager, actor, personId);
      await manager.query('update account set disabled_at = null where person_id = $1', [personId]);
      await this.record(manager, actor, organisationId, personId, 'person.enabled');
      return this.view.one(manager, personId);
    });
  }

  private async manage(manager: EntityManager, actor: Actor, personId: string): Promise<string> {
    return (await this.access.mustManage(manager, actor, [personId])).get(personId)!;
  }

  /** Writes what differs; returns which fields that was. */
  private async write(
    manager: EntityManager,
    before: PersonView,
    edit: PersonEdit,
  ): Promise<Field[]> {
    const changed = (Object.keys(columns) as Field[]).filter(
      (field) => edit[field] !== undefined && edit[field] !== before[field],
    );
    if (changed.length === 0) return [];
    const sets = changed.map((field, index) => `${columns[field]} = $${index + 2}`);
    await manager.query(
      `update person set ${sets.join(', ')}, version = version + 1, updated_at = now() where id = $1`,
      [before.personId, ...changed.map((field) => edit[field])],
    );
    return changed;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    organisationId: string,
    personId: string,
    action: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action,
      subjectType: 'person',
      subjectId: personId,
      detail,
    });
  }
}

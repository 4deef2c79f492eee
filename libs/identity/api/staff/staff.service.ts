import { Injectable } from '@nestjs/common';
import type {
  Actor,
  CreatedStaff,
  NewStaff,
  StaffEdit,
  StaffView,
} from '@pijar/identity/contracts';
import { Audit, isUniqueViolation, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { Codes } from '../activation';
import { Admins } from './admins';
import { grantRoles, insertStaff, mustBeFreeUsername } from './new-staff';
import { StaffViewQuery } from './staff-view.query';

type Field = 'organisationId' | 'fullName' | 'phone' | 'locale';
const columns: Record<Field, string> = {
  organisationId: 'organisation_id',
  fullName: 'full_name',
  phone: 'phone',
  locale: 'locale',
};

/** Accounts of the people who work in the programme; only admins change them. */
@Injectable()
export class StaffService {
  constructor(
    private readonly db: DataSource,
    private readonly view: StaffViewQuery,
    private readonly codes: Codes,
    private readonly admins: Admins,
    private readonly audit: Audit,
  ) {}

  /** @throws 422 `taken` at the username, 422 `unknown` at the organisation */
  async create(actor: Actor, input: NewStaff): Promise<CreatedStaff> {
    try {
      return await this.db.transaction(async (manager) => {
        await this.mustBeOrganisation(manager, input.organisationId);
        await mustBeFreeUsername(manager, input.username);
        const personId = await insertStaff(manager, input, actor.personId, false);
        await this.record(manager, actor, input.organisationId, personId, 'staff.created', {
          roles: input.roles,
        });
        const [issued] = await this.codes.issue(manager, actor.personId, [personId]);
        return { staff: await this.view.one(manager, personId), issued: issued! };
      });
    } catch (fault) {
      if (!isUniqueViolation(fault, 'account_username_key')) throw fault;
      throw problems.invalidField('/body/username', 'taken', 'Choose another username.');
    }
  }

  /** @throws 404, 409 `changed-meanwhile` with the current account, 409 `last-admin`, 422 `unknown` at the organisation */
  edit(actor: Actor, personId: string, edit: StaffEdit): Promise<StaffView> {
    return this.db.transaction(async (manager) => {
      await manager.query('select 1 from person where id = $1 for update', [personId]);
      const before = await this.view.one(manager, personId);
      if (before.version !== edit.version) {
        throw problems.conflict('changed-meanwhile', 'Somebody changed this account.', before);
      }
      if (edit.organisationId) await this.mustBeOrganisation(manager, edit.organisationId);
      const changed = await this.writeFields(manager, before, edit);
      const areRolesNew = await this.writeRoles(manager, actor, before, edit);
      const organisationId = edit.organisationId ?? before.organisationId;
      if (changed.length > 0) {
        await this.record(manager, actor, organisationId, personId, 'staff.edited', {
          fields: changed,
        });
      }
      if (areRolesNew) {
        await this.record(manager, actor, organisationId, personId, 'staff.roles-changed', {
          from: before.roles,
          to: edit.roles,
        });
      }
      return this.view.one(manager, personId);
    });
  }

  private async writeFields(
    manager: EntityManager,
    before: StaffView,
    edit: StaffEdit,
  ): Promise<Field[]> {
    const changed = (Object.keys(columns) as Field[]).filter(
      (field) => edit[field] !== undefined && edit[field] !== before[field],
    );
    const sets = changed.map((field, index) => `${columns[field]} = $${index + 2}, `);
    await manager.query(
      `update person set ${sets.join('')} version = version + 1, updated_at = now() where id = $1`,
      [before.personId, ...changed.map((field) => edit[field])],
    );
    return changed;
  }

  /** The participant role, where somebody has it too, is not touched here. */
  private async writeRoles(
    manager: EntityManager,
    actor: Actor,
    before: StaffView,
    edit: StaffEdit,
  ): Promise<boolean> {
    const wanted = edit.roles;
    if (!wanted) return false;
    const had = before.roles.filter((role) => role !== 'participant');
    if (had.length === wanted.length && had.every((role) => wanted.includes(role))) return false;
    if (!wanted.includes('admin')) await this.admins.mustNotBeLast(manager, before.personId);
    await manager.query(
      `delete from role_grant where person_id = $1 and role <> 'participant' and role <> all($2::text[])`,
      [before.personId, wanted],
    );
    await grantRoles(manager, before.personId, wanted, actor.personId);
    return true;
  }

  private async mustBeOrganisation(manager: EntityManager, id: string): Promise<void> {
    const rows = (await manager.query('select 1 from organisation where id = $1', [
      id,
    ])) as unknown[];
    if (rows.length === 0) {
      throw problems.invalidField('/body/organisationId', 'unknown', 'No such organisation.');
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    organisationId: string,
    personId: string,
    action: string,
    detail: Record<string, unknown>,
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

import type { NewStaff, StaffRole } from '@pijar/identity/contracts';
import { normalParticipantNumber } from '@pijar/identity/contracts';
import { newId, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** @throws 422 `taken` when somebody has it, or when it reads like a participant number */
export async function mustBeFreeUsername(manager: EntityManager, username: string): Promise<void> {
  const rows = (await manager.query('select 1 from account where username = $1', [
    username,
  ])) as unknown[];
  if (rows.length > 0 || normalParticipantNumber(username)) {
    throw problems.invalidField('/body/username', 'taken', 'Choose another username.');
  }
}

/** Writes the three rows of a staff account without a secret; returns the person's id. */
export async function insertStaff(
  manager: EntityManager,
  staff: NewStaff,
  actorId: string | null,
  isDemo: boolean,
): Promise<string> {
  const id = newId();
  await manager.query(
    `insert into person (id, organisation_id, full_name, phone, locale) values ($1, $2, $3, $4, $5)`,
    [id, staff.organisationId, staff.fullName, staff.phone, staff.locale],
  );
  await manager.query(
    `insert into account (person_id, username, secret_kind, is_demo) values ($1, $2, 'password', $3)`,
    [id, staff.username, isDemo],
  );
  await grantRoles(manager, id, staff.roles, actorId);
  return id;
}

export async function grantRoles(
  manager: EntityManager,
  personId: string,
  roles: readonly StaffRole[],
  actorId: string | null,
): Promise<void> {
  await manager.query(
    `insert into role_grant (person_id, role, granted_by)
     select $1, unnest($2::text[]), $3 on conflict do nothing`,
    [personId, roles, actorId],
  );
}

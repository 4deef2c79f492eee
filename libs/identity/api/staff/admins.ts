import { Injectable } from '@nestjs/common';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** Any constant: whoever takes an admin's power away takes this lock first, so that two at once cannot take the last two. */
const adminLock = 7_421_060_816;

/** Keeps the product from losing the last person who can administer it. */
@Injectable()
export class Admins {
  /** Call before the person stops being an admin, in the same transaction. @throws 409 `last-admin` */
  async mustNotBeLast(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock($1)', [adminLock]);
    const [row] = (await manager.query(
      `select coalesce(bool_or(r.person_id = $1), false) as "isAdmin",
              count(*) filter (where r.person_id <> $1)::int as others
         from role_grant r join account a on a.person_id = r.person_id
        where r.role = 'admin' and a.disabled_at is null and a.secret_hash is not null`,
      [personId],
    )) as { isAdmin: boolean; others: number }[];
    if (row!.isAdmin && row!.others === 0) {
      throw problems.conflict('last-admin', 'Somebody has to be an admin.');
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Audit, newId, SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { Codes } from '../activation';
import { insertStaff } from '../staff';

/** Any constant: of many processes that start at once, one makes the admin. */
const firstAdminLock = 7_421_060_817;
const firstOrganisation = 'PIJAR';

/** How somebody gets into a product that has nobody yet. */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly db: DataSource,
    private readonly codes: Codes,
    private readonly audit: Audit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Call at start. While the demo is off and no admin has ever set a password, makes one without a secret.
   * @returns the one-time link that sets the password (a new one each time; the older stops working), or null
   */
  async ensure(): Promise<string | null> {
    if (this.settings.isDemo) return null;
    return this.db.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [firstAdminLock]);
      const admins = (await manager.query(
        `select a.person_id as id, a.activated_at is not null as "isActivated"
           from account a join role_grant r on r.person_id = a.person_id and r.role = 'admin'
          where not a.is_demo and a.disabled_at is null order by a.person_id`,
      )) as { id: string; isActivated: boolean }[];
      if (admins.some((admin) => admin.isActivated)) return null;
      const personId = admins[0]?.id ?? (await this.make(manager));
      const [issued] = await this.codes.issue(manager, null, [personId]);
      return issued!.link;
    });
  }

  private async make(manager: EntityManager): Promise<string> {
    const personId = await insertStaff(
      manager,
      {
        organisationId: await this.organisation(manager),
        fullName: 'Admin',
        username: await freeUsername(manager),
        phone: null,
        locale: 'id',
        roles: ['admin'],
      },
      null,
      false,
    );
    await this.audit.record(manager, {
      actorId: null,
      action: 'staff.created',
      subjectType: 'person',
      subjectId: personId,
      detail: { roles: ['admin'] },
    });
    return personId;
  }

  private async organisation(manager: EntityManager): Promise<string> {
    const [row] = (await manager.query(
      `insert into organisation (id, name) values ($1, $2)
       on conflict (lower(name)) do update set name = organisation.name returning id`,
      [newId(), firstOrganisation],
    )) as { id: string }[];
    return row!.id;
  }
}

/** `admin`, or where the demo has that one, `admin2` and so on. */
async function freeUsername(manager: EntityManager): Promise<string> {
  const rows = (await manager.query(
    `select username from account where username ~ '^admin[0-9]*$'`,
  )) as { username: string }[];
  const taken = new Set(rows.map((row) => row.username));
  let username = 'admin';
  for (let n = 2; taken.has(username); n++) username = `admin${n}`;
  return username;
}

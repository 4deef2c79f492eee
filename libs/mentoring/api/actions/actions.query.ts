import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { Actions, ActionView } from '@pijar/mentoring/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { includingRestricted } from '../safeguarding/including-restricted';
import { ActionAccess } from './action-access';
import { actionColumns, actionTables, mayReadAction, viewOf, type ActionRow } from './action.sql';

/** Most that one answer lists; of what is closed, the last. */
const most = 100;

/** Agreements of one participant. */
@Injectable()
export class ActionsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: ActionAccess,
  ) {}

  /** @throws 404 as `ActionAccess.open` */
  async list(actor: Actor, membershipId: string): Promise<Actions> {
    const { fullName, timeZone, isHers } = await this.access.open(actor, membershipId);
    const sql = `select ${actionColumns} from ${actionTables}
        where a.membership_id = $1 and ${mayReadAction}
        order by a.state <> 'open', case when a.state = 'open' then a.due_on end, a.closed_at desc, a.id
        limit ${most}`;
    const rows = (await this.db.query(isHers ? includingRestricted(sql) : sql, [
      membershipId,
      actor.personId,
    ])) as ActionRow[];
    return { fullName, timeZone, items: rows.map(viewOf) };
  }

  /** The caller has checked access. @throws 404 when it came from work that the actor may not see */
  async view(manager: EntityManager, actor: Actor, actionId: string): Promise<ActionView> {
    const [row] = (await manager.query(
      includingRestricted(
        `select ${actionColumns} from ${actionTables} where a.id = $1 and ${mayReadAction}`,
      ),
      [actionId, actor.personId],
    )) as ActionRow[];
    if (!row) throw problems.notFound();
    return viewOf(row);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import {
  actionAgreed,
  actionDone,
  type ActionDeed,
  type ActionDraft,
  type ActionSource,
  type ActionView,
} from '@pijar/mentoring/contracts';
import { Clock, Outbox, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { ActionAccess } from './action-access';
import { ActionsQuery } from './actions.query';

interface LockedAction {
  membershipId: string;
  dueOn: string;
  /** Hers alone, and the safeguarding persons'. */
  isRestricted: boolean;
}

/** Writes down what was agreed, and what became of it. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ActionAccess,
    private readonly actions: ActionsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * By her coach or herself; a draft sent twice makes one.
   * @throws 404 as `ActionAccess.open`; 409 `membership-left`, `id-taken`; 422 `unknown-source`
   */
  async agree(actor: Actor, membershipId: string, draft: ActionDraft): Promise<ActionView> {
    return this.db.transaction(async (manager) => {
      const { state } = await this.access.open(actor, membershipId, manager);
      if (state === 'left') throw problems.conflict('membership-left', 'She has left.');
      if (draft.source) await assertSource(manager, membershipId, draft.source);
      await this.write(manager, actor.personId, membershipId, draft);
      return this.actions.view(manager, actor, draft.id);
    });
  }

  /** In the caller's transaction, who has checked access. @throws 409 `id-taken` when the id is another agreement's */
  async write(
    manager: EntityManager,
    makerId: string,
    membershipId: string,
    draft: ActionDraft,
  ): Promise<void> {
    const made = (await manager.query(
      `insert into agreed_action (id, membership_id, what, due_on, is_introduction, source_type, source_id,
                                  made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id`,
      [
        ...[draft.id, membershipId, draft.what, draft.dueOn, draft.isIntroduction],
        ...[draft.source?.type ?? null, draft.source?.id ?? null, makerId, this.clock.now()],
      ],
    )) as unknown[];
    if (made.length) {
      await this.outbox.add(manager, actionAgreed, { actionId: draft.id });
      return;
    }
    const [row] = (await manager.query(
      // Nobody is given what is restricted for having known its id: the id is taken.
      `select a.membership_id = $2 and (not a.is_restricted or m.person_id = $3) as "isSame"
         from every_agreed_action a join membership m on m.id = a.membership_id where a.id = $1`,
      [draft.id, membershipId, makerId],
    )) as { isSame: boolean }[];
    if (!row!.isSame) throw problems.conflict('id-taken', 'Another agreement has this id.');
  }

  /**
   * Says what became of it, or gives it another day. What is said last holds: she may tick what her coach has ticked, and neither is
   * refused for having been slower. The same id again changes nothing.
   * @throws 404 as `ActionAccess.open`; 409 `id-taken`
   */
  async tell(actor: Actor, actionId: string, deed: ActionDeed): Promise<ActionView> {
    return this.db.transaction(async (manager) => {
      const action = await this.lock(manager, actionId);
      const { isHers } = await this.access.open(actor, action.membershipId, manager);
      if (action.isRestricted && !isHers) throw problems.notFound();
      if (await this.isNew(manager, actor, actionId, action, deed)) {
        await this.apply(manager, actor, actionId, deed);
        if (deed.kind === 'done' && isHers) {
          await this.outbox.add(manager, actionDone, { actionId });
        }
      }
      return this.actions.view(manager, actor, actionId);
    });
  }

  private async lock(manager: EntityManager, actionId: string): Promise<LockedAction> {
    const [row] = (await manager.query(
      `select membership_id as "membershipId", to_char(due_on, 'YYYY-MM-DD') as "dueOn",
              is_restricted as "isRestricted" from every_agreed_action where id = $1 for update`,
      [actionId],
    )) as LockedAction[];
    if (!row) throw problems.notFound();
    return row;
  }

  private async isNew(
    manager: EntityManager,
    actor: Actor,
    actionId: string,
    action: LockedAction,
    deed: ActionDeed,
  ): Promise<boolean> {
    const isDate = deed.kind === 'date';
    const made = (await manager.query(
      `insert into agreed_action_change (id, action_id, kind, from_due_on, to_due_on, note, made_by, device_at, at)
       values ($1, $2, $3, $4, $5, nullif($6, ''), $7, $8, $9) on conflict (id) do nothing returning id`,
      [
        ...[deed.id, actionId, deed.kind, isDate ? action.dueOn : null],
        ...[isDate ? deed.dueOn : null, deed.note, actor.personId, deed.deviceAt],
        this.clock.now(),
      ],
    )) as unknown[];
    if (made.length) return true;
    const [known] = (await manager.query(
      'select action_id = $2 as "isSame" from agreed_action_change where id = $1',
      [deed.id, actionId],
    )) as { isSame: boolean }[];
    if (!known?.isSame) throw problems.conflict('id-taken', 'Another deed has this id.');
    return false;
  }

  private async apply(
    manager: EntityManager,
    actor: Actor,
    actionId: string,
    deed: ActionDeed,
  ): Promise<void> {
    if (deed.kind === 'date') {
      await manager.query('update every_agreed_action set due_on = $2 where id = $1', [
        actionId,
        deed.dueOn,
      ]);
      return;
    }
    const isClosed = deed.kind !== 'open';
    await manager.query(
      `update every_agreed_action set state = $2, note = coalesce(nullif($3, ''), case when state = $2 then note end), closed_at = $4, closed_by = $5 where id = $1`,
      [
        ...[actionId, deed.kind, deed.note],
        ...[isClosed ? this.clock.now() : null, isClosed ? actor.personId : null],
      ],
    );
  }
}

const sources: Record<ActionSource['type'], string> = {
  conversation: 'select 1 from coach_pair where id = $1 and membership_id = $2',
  review: 'select 1 from submission where id = $1 and membership_id = $2',
  clinic: `select 1 from planned_session s where s.id = $1 and s.host_id is not null and exists (
             select from clinic_booking b where b.session_id = s.id and b.membership_id = $2
             union all select from attendance t where t.session_id = s.id and t.membership_id = $2)`,
};

async function assertSource(
  manager: EntityManager,
  membershipId: string,
  { type, id }: ActionSource,
): Promise<void> {
  const found = (await manager.query(sources[type], [id, membershipId])) as unknown[];
  if (!found.length) {
    throw problems.invalidField('/body/source', 'unknown-source', 'Nothing of hers has this id.');
  }
}

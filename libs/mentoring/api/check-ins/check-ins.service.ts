import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import {
  checkInSettled,
  type CheckInAnswer,
  type CheckInView,
  type CheckInWish,
} from '@pijar/mentoring/contracts';
import { Clock, Outbox, problems } from '@pijar/shared/api';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { CheckInsQuery } from './check-ins.query';
import { nextAsking } from './rhythm';

interface PlanRow {
  state: 'running' | 'stopped' | 'ended';
  startedOn: string;
  weeks: number;
  months: number;
  timeZone: string;
}

/** What she says of her business after the programme, and whether she wants to be asked. */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly db: DataSource,
    private readonly views: CheckInsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Also of one that the next has passed over: it was written without signal. The same id again changes nothing; of two phones the
   * one on which she answered later counts, and always hers instead of what her coach wrote down for her.
   * @throws 404 unless she was asked it, and has not left; 409 `id-taken`
   */
  async answer(actor: Actor, checkInId: string, answer: CheckInAnswer): Promise<CheckInView> {
    return this.db.transaction(async (manager) => {
      const membershipId = await this.lock(manager, actor, checkInId);
      await assertFreeId(manager, checkInId, answer.id);
      const [changed] = (await manager.query(
        `update check_in set answer_id = $2, said_at = $3, answered_at = coalesce(answered_at, $4), sold = $5,
                income = $6, help = $7, help_note = nullif($8, ''), entered_by = null
          where id = $1 and (answer_id is null or entered_by is not null or said_at < $3) returning id`,
        [
          ...[checkInId, answer.id, answer.deviceAt, this.clock.now(), answer.sold, answer.income],
          ...[answer.help, answer.note],
        ],
      )) as [unknown[], number];
      if (changed.length) await this.outbox.add(manager, checkInSettled, { membershipId });
      return this.views.one(manager, checkInId);
    });
  }

  /** Stopping what is stopped changes nothing. @throws 404 unless it is hers; 409 `not-finished` before the end of the programme */
  async wish(actor: Actor, membershipId: string, { isWanted }: CheckInWish): Promise<void> {
    await this.db.transaction(async (manager) => {
      await this.views.assertHers(actor, membershipId, manager);
      const [plan] = (await manager.query(
        `select pl.state, to_char(pl.started_on, 'YYYY-MM-DD') as "startedOn", pl.weeks, pl.months,
                c.time_zone as "timeZone"
           from check_in_plan pl join membership m on m.id = pl.membership_id join cohort c on c.id = m.cohort_id
          where pl.membership_id = $1 for update of pl`,
        [membershipId],
      )) as PlanRow[];
      if (!plan) throw problems.conflict('not-finished', 'Her programme is not finished.');
      if (plan.state === 'ended' || (plan.state === 'running') === isWanted) return;
      const today = DateTime.fromJSDate(this.clock.now(), { zone: plan.timeZone }).toISODate()!;
      const next = isWanted ? nextAsking(plan.startedOn, plan, today) : null;
      const state = !isWanted ? 'stopped' : next ? 'running' : 'ended';
      await manager.query(
        `update check_in_plan set state = $2, next_number = $3, next_on = $4 where membership_id = $1`,
        [membershipId, state, next?.number ?? null, next?.on ?? null],
      );
      if (!isWanted) await this.outbox.add(manager, checkInSettled, { membershipId });
    });
  }

  private async lock(manager: EntityManager, actor: Actor, checkInId: string): Promise<string> {
    const [row] = (await manager.query(
      `select ci.membership_id as "membershipId" from check_in ci join membership m on m.id = ci.membership_id
        where ci.id = $1 and m.person_id = $2 and m.state <> 'left' for update of ci`,
      [checkInId, actor.personId],
    )) as { membershipId: string }[];
    if (!row) throw problems.notFound();
    return row.membershipId;
  }
}

/** @throws 409 `id-taken` */
export async function assertFreeId(
  manager: EntityManager,
  checkInId: string,
  id: string,
): Promise<void> {
  const [other] = (await manager.query('select 1 from check_in where answer_id = $1 and id <> $2', [
    id,
    checkInId,
  ])) as unknown[];
  if (other) throw problems.conflict('id-taken', 'Another answer has this id.');
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { checkInSettled, type CheckInEntry, type CheckInView } from '@pijar/mentoring/contracts';
import { Clock, Outbox, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { asksAfter } from '../access/pair-access';
import { CheckInsQuery } from './check-ins.query';
import { assertFreeId } from './check-ins.service';

/** What somebody says who has no phone at hand: her coach writes it down, and it is said that he did. */
@Injectable()
export class CheckInEntries {
  constructor(
    private readonly db: DataSource,
    private readonly views: CheckInsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * The same id again changes nothing.
   * @throws 404 unless the actor asks after her; 409 `already-answered` once there is an answer, `id-taken`
   */
  async enter(actor: Actor, checkInId: string, entry: CheckInEntry): Promise<CheckInView> {
    return this.db.transaction(async (manager) => {
      const { membershipId, answerId } = await lock(manager, actor, checkInId);
      await assertFreeId(manager, checkInId, entry.id);
      if (answerId === entry.id) return this.views.one(manager, checkInId);
      if (answerId) throw problems.conflict('already-answered', 'She has answered it meanwhile.');
      await manager.query(
        `update check_in set answer_id = $2, said_at = $3, answered_at = $3, sold = $4, income = $5,
                help = $6, help_note = nullif($7, ''), entered_by = $8
          where id = $1`,
        [
          ...[checkInId, entry.id, this.clock.now(), entry.sold, entry.income, entry.help],
          ...[entry.note, actor.personId],
        ],
      );
      await this.outbox.add(manager, checkInSettled, { membershipId });
      return this.views.one(manager, checkInId);
    });
  }
}

async function lock(
  manager: EntityManager,
  actor: Actor,
  checkInId: string,
): Promise<{ membershipId: string; answerId: string | null }> {
  const [row] = (await manager.query(
    `select ci.membership_id as "membershipId", ci.answer_id as "answerId"
       from check_in ci join check_in_plan pl on pl.membership_id = ci.membership_id and pl.state <> 'stopped'
       join membership m on m.id = ci.membership_id
      where ci.id = $1 and m.state <> 'left' and ${asksAfter('m', '$2')} for update of ci`,
    [checkInId, actor.personId],
  )) as { membershipId: string; answerId: string | null }[];
  if (!row) throw problems.notFound();
  return row;
}

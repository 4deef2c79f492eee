import { Injectable } from '@nestjs/common';
import { membershipChanged } from '@pijar/cohorts/contracts';
import { newId, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** Keeps when a participant was last active; the first activity makes an invited membership active. */
@Injectable()
export class ActivityMarks {
  constructor(private readonly outbox: Outbox) {}

  /** The memberships must be locked by the caller. */
  async mark(manager: EntityManager, membershipIds: string[]): Promise<void> {
    if (membershipIds.length === 0) return;
    const [begun] = (await manager.query(
      `update membership m
          set last_active_at = now(),
              state = case when m.state = 'invited' then 'active' else m.state end,
              version = m.version + (m.state = 'invited')::int
         from membership before
        where before.id = m.id and m.id = any($1)
       returning m.id, before.state = 'invited' as is_first`,
      [membershipIds],
    )) as [{ id: string; is_first: boolean }[], number];
    for (const { id } of begun.filter((row) => row.is_first)) {
      await manager.query(
        `insert into membership_change (id, membership_id, from_state, to_state, reason)
         values ($1, $2, 'invited', 'active', 'first-activity')`,
        [newId(), id],
      );
      const change = { membershipId: id, from: 'invited', to: 'active' } as const;
      await this.outbox.add(manager, membershipChanged, change);
    }
  }
}

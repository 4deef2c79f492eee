import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { readClaims, type Claim } from '../delivery/delivery-claims';

/** Long enough to go to WhatsApp and come back. */
const leaseSeconds = 10 * 60;

/** Who has whose WhatsApp messages in hand. Every step is one conditional statement, so that two officers never share. */
@Injectable()
export class HandClaims {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns null when another has them, or there are none (any more) */
  async take(personId: string, by: string): Promise<{ claim: Claim; until: Date } | null> {
    const now = this.clock.now();
    const until = new Date(+now + leaseSeconds * 1000);
    return this.db.transaction(async (manager) => {
      // Whoever comes second waits here, and then sees what the first one took.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [personId]);
      const [rows] = (await manager.query(
        `update notification_delivery d
            set state = 'sending', claim = $5, claimed_by = $3, lease_until = $4, changed_at = $2
           from notification n
          where d.person_id = $1 and d.channel = 'whatsapp' and d.due_at <= $2 and d.expires_at > $2
            and n.id = d.notification_id and n.read_at is null
            and (d.state = 'waiting' or d.state = 'sending' and (d.claimed_by = $3 or d.lease_until < $2))
            and not exists (select from notification_delivery o
                             where o.person_id = $1 and o.channel = 'whatsapp' and o.state = 'sending'
                               and o.lease_until >= $2 and o.claimed_by is distinct from $3)
          returning d.claim`,
        [personId, now, by, until, randomUUID()],
      )) as [{ claim: string }[], number];
      const [claim] = await readClaims(
        manager,
        rows.slice(0, 1).map((row) => row.claim),
      );
      return claim ? { claim, until } : null;
    });
  }

  /** @returns how many messages this ends: none when it was ticked before */
  async tick(
    manager: EntityManager,
    personId: string,
    by: string,
    claim: string,
  ): Promise<{ isHers: boolean; ended: number }> {
    const now = this.clock.now();
    const [, ended] = (await manager.query(
      `update notification_delivery
          set state = 'sent', sent_at = $4, tries = tries + 1, lease_until = null, changed_at = $4
        where person_id = $1 and claimed_by = $2 and claim = $3 and state = 'sending'`,
      [personId, by, claim, now],
    )) as [unknown, number];
    if (ended > 0) return { isHers: true, ended };
    const before = (await manager.query(
      `select from notification_delivery where person_id = $1 and claimed_by = $2 and claim = $3 and state = 'sent'`,
      [personId, by, claim],
    )) as unknown[];
    return { isHers: before.length > 0, ended };
  }

  async handBack(personId: string, by: string, claim: string): Promise<void> {
    await this.db.query(
      `update notification_delivery
          set state = 'waiting', claim = null, claimed_by = null, lease_until = null, changed_at = $4
        where person_id = $1 and claimed_by = $2 and claim = $3 and state = 'sending'`,
      [personId, by, claim, this.clock.now()],
    );
  }
}

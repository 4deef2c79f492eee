import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { HandItem } from '@pijar/notifications/contracts';
import { handListLimit } from '@pijar/notifications/schemas';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { CHANNELS, type ChannelAdapter } from '../delivery/channel';
import { organisationSeenBy } from '../log/deliveries.query';

type Row = Omit<HandItem, 'since'> & { since: Date; total: number };

/** Reads who waits for a message by hand. */
@Injectable()
export class ByHandQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CHANNELS) private readonly adapters: readonly ChannelAdapter[],
  ) {}

  /** Nobody while the channel sends by itself. */
  async list(actor: Actor): Promise<{ items: HandItem[]; total: number }> {
    const hand = this.adapters.find((one) => !one.isAutomatic);
    if (!hand) return { items: [], total: 0 };
    const rows = (await this.db.query(
      `select p.id as "personId", p.full_name as "fullName", p.phone, count(*)::int as count,
              min(d.created_at) as since, count(*) over ()::int as total,
              (select jsonb_build_object('fullName', o.full_name, 'isMe', o.id = $3)
                 from notification_delivery h join person o on o.id = h.claimed_by
                where h.person_id = p.id and h.channel = $1 and h.state = 'sending' and h.lease_until >= $2
                limit 1) as "takenBy"
         from notification_delivery d
         join notification n on n.id = d.notification_id and n.read_at is null
         join person p on p.id = d.person_id and p.phone is not null
        where d.channel = $1 and d.state in ('waiting', 'sending') and d.due_at <= $2 and d.expires_at > $2
          and ($4::uuid is null or p.organisation_id = $4)
        group by p.id order by since, p.id limit $5`,
      [hand.channel, this.clock.now(), actor.personId, organisationSeenBy(actor), handListLimit],
    )) as Row[];
    return {
      items: rows.map(({ total: _, ...row }) => ({ ...row, since: row.since.toISOString() })),
      total: rows[0]?.total ?? 0,
    };
  }
}

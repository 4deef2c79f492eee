import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import {
  channels,
  type Channel,
  type ChannelState,
  type DeliveryState,
  type DeliveryView,
} from '@pijar/notifications/contracts';
import { Clock, pageFrom, readCursor } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { Id, Instant } from '@pijar/shared/schemas';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { CHANNELS, type ChannelAdapter } from '../delivery/channel';

interface Row extends Omit<DeliveryView, 'createdAt' | 'dueAt' | 'sentAt'> {
  createdAt: Date;
  dueAt: Date | null;
  sentAt: Date | null;
  /** To the microsecond, which a Date cannot hold. */
  sortedBy: string;
}

/** Whose messages somebody may see: an admin everybody's, an officer those of her organisation. */
export const organisationSeenBy = (actor: Actor): string | null =>
  actor.roles.includes('admin') ? null : actor.organisationId;

/** Reads the log of deliveries and how the channels stand. */
@Injectable()
export class DeliveriesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CHANNELS) private readonly adapters: readonly ChannelAdapter[],
  ) {}

  async page(
    actor: Actor,
    query: {
      cursor?: string | undefined;
      limit: number;
      state?: DeliveryState | undefined;
      channel?: Channel | undefined;
    },
  ): Promise<Page<DeliveryView>> {
    const after = readCursor(query.cursor, 2, z.tuple([Instant, Id]));
    const rows = (await this.db.query(
      `select d.id as "deliveryId", p.id as "personId", p.full_name as "fullName", n.kind, d.channel, d.state,
              d.tries, d.last_fault as "lastFault", d.created_at as "createdAt",
              case when d.state = 'waiting' then d.due_at end as "dueAt", d.sent_at as "sentAt",
              to_char(d.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortedBy"
         from notification_delivery d
         join notification n on n.id = d.notification_id
         join person p on p.id = d.person_id
        where ($1::uuid is null or p.organisation_id = $1)
          and ($2::text is null or d.state = $2) and ($3::text is null or d.channel = $3)
          and ($4::timestamptz is null or (d.changed_at, d.id) < ($4::timestamptz, $5::uuid))
        order by d.changed_at desc, d.id desc limit $6`,
      [
        organisationSeenBy(actor),
        query.state ?? null,
        query.channel ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    )) as Row[];
    const page = pageFrom(rows, query.limit, (row) => [row.sortedBy, row.deliveryId]);
    return {
      ...page,
      items: page.items.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        dueAt: row.dueAt?.toISOString() ?? null,
        sentAt: row.sentAt?.toISOString() ?? null,
      })),
    };
  }

  async channels(actor: Actor): Promise<{ items: ChannelState[] }> {
    const rows = (await this.db.query(
      `select x.channel, c.paused_until as "restsUntil", c.last_fault as "lastFault",
              coalesce(d.waiting, 0) as waiting, coalesce(d.dead, 0) as dead
         from unnest($1::text[]) as x (channel)
         left join notification_channel c on c.channel = x.channel and c.paused_until > $2
         left join (select d.channel, count(*) filter (where d.state in ('waiting', 'sending'))::int as waiting,
                           count(*) filter (where d.state = 'dead')::int as dead
                      from notification_delivery d join person p on p.id = d.person_id
                     where d.state in ('waiting', 'sending', 'dead')
                       and ($3::uuid is null or p.organisation_id = $3)
                     group by d.channel) d on d.channel = x.channel`,
      [channels, this.clock.now(), organisationSeenBy(actor)],
    )) as (Omit<ChannelState, 'restsUntil'> & { restsUntil: Date | null })[];
    return {
      items: rows.map((row) => {
        const adapter = this.adapters.find((one) => one.channel === row.channel);
        return {
          ...row,
          isOn: adapter !== undefined,
          isAutomatic: adapter?.isAutomatic ?? false,
          restsUntil: row.restsUntil?.toISOString() ?? null,
        };
      }),
    };
  }
}

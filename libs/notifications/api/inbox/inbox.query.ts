import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { NotificationView, UnreadCount } from '@pijar/notifications/contracts';
import { unreadLimit } from '@pijar/notifications/schemas';
import { pageFrom, readCursor } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { Id, Instant } from '@pijar/shared/schemas';
import { DataSource } from 'typeorm';
import * as z from 'zod';

interface Row extends Omit<NotificationView, 'createdAt'> {
  createdAt: Date;
  /** To the microsecond, which a Date cannot hold. */
  sortedBy: string;
}

/** Reads a person's own inbox. */
@Injectable()
export class InboxQuery {
  constructor(private readonly db: DataSource) {}

  async page(
    actor: Actor,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<NotificationView>> {
    const after = readCursor(query.cursor, 2, z.tuple([Instant, Id]));
    const rows = (await this.db.query(
      `select id as "notificationId", kind, details, link, created_at as "createdAt",
              read_at is not null as "isRead", 
              to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortedBy"
         from notification
        where person_id = $1
          and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
        order by created_at desc, id desc limit $4`,
      [actor.personId, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    )) as Row[];
    const page = pageFrom(rows, query.limit, (row) => [row.sortedBy, row.notificationId]);
    return {
      ...page,
      items: page.items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    };
  }

  /** Counts no further than the interface says. */
  async unread(actor: Actor): Promise<UnreadCount> {
    const [row] = (await this.db.query(
      `select count(*)::int as count
         from (select from notification where person_id = $1 and read_at is null limit $2) unread`,
      [actor.personId, unreadLimit],
    )) as UnreadCount[];
    return row!;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { NotificationView, UnreadCount } from '@pijar/notifications/contracts';
import { unreadLimit } from '@pijar/notifications/schemas';
import { pageFrom, decodeCursor } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DataSource } from 'typeorm';

interface Row extends Omit<NotificationView, 'createdAt'> {
  createdAt: Date;
}

/** Reads a person's own inbox. */
@Injectable()
export class InboxQuery {
  constructor(private readonly db: DataSource) {}

  async page(
    actor: Actor,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<NotificationView>> {
    const after = decodeCursor(query.cursor, 1);
    const rows = (await this.db.query(
      `select id as "notificationId", kind, details, link, created_at as "createdAt",
              read_at is not null as "isRead"
         from notification
        where person_id = $1 and ($2::uuid is null or id < $2)
        order by id desc limit $3`,
      [actor.personId, after?.[0] ?? null, query.limit + 1],
    )) as Row[];
    const page = pageFrom(rows, query.limit, (row) => [row.notificationId]);
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

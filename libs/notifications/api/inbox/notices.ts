import { Injectable } from '@nestjs/common';
import type { NotificationDetails, NotificationKind } from '@pijar/notifications/contracts';
import { newId } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** What is told to some people. Words are made on the phone, from kind and details, in the reader's language. */
export interface Notice {
  personIds: string[];
  kind: NotificationKind;
  details: NotificationDetails;
  /** Path inside the product that it leads to. */
  link: string | null;
  /** One message for one cause: the same cause again adds nothing. */
  cause: string;
}

/** Puts notices into inboxes; whoever was erased is left out. */
@Injectable()
export class Notices {
  async give(manager: EntityManager, notice: Notice): Promise<void> {
    if (notice.personIds.length === 0) return;
    await manager.query(
      `insert into notification (id, person_id, kind, details, link, cause)
       select x.id, x.person_id, $3, $4, $5, $6
         from unnest($1::uuid[], $2::uuid[]) as x (id, person_id)
         join person p on p.id = x.person_id and p.erased_at is null
       on conflict (person_id, cause) do nothing`,
      [
        notice.personIds.map(newId),
        notice.personIds,
        notice.kind,
        notice.details,
        notice.link,
        notice.cause,
      ],
    );
  }
}

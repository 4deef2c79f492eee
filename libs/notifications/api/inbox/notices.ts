import { Injectable } from '@nestjs/common';
import type { NotificationDetails, NotificationKind } from '@pijar/notifications/contracts';
import { newId } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { DeliveryPlan } from '../delivery/delivery-plan';

/** What is told to some people. Words are made where they are read, from kind and details, in the reader's language. */
export interface Notice {
  personIds: string[];
  kind: NotificationKind;
  details: NotificationDetails;
  /** Path inside the product that it leads to. */
  link: string | null;
  /** One message for one cause: the same cause again adds nothing. */
  cause: string;
}

/** People told in one statement; more come in several, so that memory does not grow with them. */
const atOnce = 1_000;

/** Puts notices into inboxes, and on their way out where people want that; whoever was erased is left out. */
@Injectable()
export class Notices {
  constructor(private readonly plan: DeliveryPlan) {}

  async give(manager: EntityManager, notice: Notice): Promise<void> {
    for (let from = 0; from < notice.personIds.length; from += atOnce) {
      await this.tell(manager, notice, notice.personIds.slice(from, from + atOnce));
    }
  }

  private async tell(manager: EntityManager, notice: Notice, personIds: string[]): Promise<void> {
    const told = (await manager.query(
      `insert into notification (id, person_id, kind, details, link, cause)
       select x.id, x.person_id, $3, $4, $5, $6
         from unnest($1::uuid[], $2::uuid[]) as x (id, person_id)
         join person p on p.id = x.person_id and p.erased_at is null
       on conflict (person_id, cause) do nothing
       returning id`,
      [
        personIds.map(() => newId()),
        personIds,
        notice.kind,
        notice.details,
        notice.link,
        notice.cause,
      ],
    )) as { id: string }[];
    await this.plan.add(manager, {
      notificationIds: told.map((row) => row.id),
      kind: notice.kind,
      startsAt: notice.details.startsAt,
    });
  }
}

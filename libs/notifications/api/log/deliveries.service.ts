import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { organisationSeenBy } from './deliveries.query';

/** Days that a message which is sent again may still wait. */
const keptDays = 7;

/** Gives what was given up another chance. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @throws 404 when she may not see it, 409 `not-given-up` when it waits, was sent or was read */
  async resend(actor: Actor, deliveryId: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const now = this.clock.now();
      const seenBy = organisationSeenBy(actor);
      const [rows] = (await manager.query(
        `update notification_delivery d
            set state = 'waiting', tries = 0, last_fault = null, due_at = $2, changed_at = $2,
                expires_at = greatest(d.expires_at, $2::timestamptz + interval '${keptDays} days')
           from person p
          where d.id = $1 and p.id = d.person_id and d.state in ('dead', 'expired')
            and ($3::uuid is null or p.organisation_id = $3)
          returning d.person_id`,
        [deliveryId, now, seenBy],
      )) as [{ person_id: string }[], number];
      if (rows.length === 0) {
        const found = (await manager.query(
          `select from notification_delivery d join person p on p.id = d.person_id
            where d.id = $1 and ($2::uuid is null or p.organisation_id = $2)`,
          [deliveryId, seenBy],
        )) as unknown[];
        if (found.length === 0) throw problems.notFound();
        throw problems.conflict('not-given-up', 'It was not given up.', {});
      }
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: actor.organisationId,
        action: 'message.resent',
        subjectType: 'person',
        subjectId: rows[0]!.person_id,
        detail: { deliveryId },
      });
    });
  }
}

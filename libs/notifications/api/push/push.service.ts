import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import type { PushState } from '@pijar/notifications/contracts';
import { newId, problems, SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { PushIdentity } from './push-identity';
import { isPushService } from './push-services';

/** Most phones of one person; more are forgotten, the oldest first. */
const mostPhones = 5;

/** Which phones hear whose news. */
@Injectable()
export class PushService implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly identity: PushIdentity,
    private readonly erasure: Erasure,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.erasure.register('pushSubscriptions', async (manager, personId) => {
      await manager.query('delete from push_subscription where person_id = $1', [personId]);
    });
  }

  async state(actor: Actor): Promise<PushState> {
    const rows = (await this.db.query(
      'select endpoint from push_subscription where person_id = $1 order by created_at',
      [actor.personId],
    )) as { endpoint: string }[];
    const { publicKey } = await this.identity.keys();
    return { publicKey, endpoints: rows.map((row) => row.endpoint) };
  }

  /** @throws 422 `not-a-push-service` */
  async subscribe(
    actor: Actor,
    { endpoint, keys }: { endpoint: string; keys: { p256dh: string; auth: string } },
  ): Promise<void> {
    if (!isPushService(endpoint, this.settings.pushHosts)) {
      throw problems.invalidField('/body/endpoint', 'not-a-push-service', 'Not known.');
    }
    await this.db.transaction(async (manager) => {
      await manager.query(
        `insert into push_subscription (id, endpoint, person_id, session_id, p256dh, auth)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (endpoint) do update
            set person_id = $3, session_id = $4, p256dh = $5, auth = $6, created_at = now()`,
        [newId(), endpoint, actor.personId, actor.sessionId, keys.p256dh, keys.auth],
      );
      await manager.query(
        `delete from push_subscription where id in
           (select id from push_subscription where person_id = $1 order by created_at desc, id desc offset ${mostPhones})`,
        [actor.personId],
      );
    });
  }

  async end(actor: Actor, endpoint: string): Promise<void> {
    await this.db.query('delete from push_subscription where person_id = $1 and endpoint = $2', [
      actor.personId,
      endpoint,
    ]);
  }
}

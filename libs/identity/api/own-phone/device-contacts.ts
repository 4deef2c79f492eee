import { Injectable } from '@nestjs/common';
import type { Actor, DeviceContact } from '@pijar/identity/contracts';
import { DataSource } from 'typeorm';

/** Of one person; whoever clears her browser often leaves no trail of phones behind. */
const mostDevices = 5;

/** When each phone of a participant was last heard, and how much of her work waited there then. */
@Injectable()
export class DeviceContacts {
  constructor(private readonly db: DataSource) {}

  async record(actor: Actor, contact: DeviceContact): Promise<void> {
    await this.db.transaction(async (manager) => {
      await manager.query(
        `insert into device_contact
           (person_id, device_id, waiting_count, oldest_waiting_at, app_version)
         values ($1, $2, $3, $4, $5)
         on conflict (person_id, device_id) do update set waiting_count = excluded.waiting_count,
           oldest_waiting_at = excluded.oldest_waiting_at, app_version = excluded.app_version,
           at = now()`,
        [
          actor.personId,
          contact.deviceId,
          contact.waitingCount,
          contact.waitingCount > 0 ? contact.oldestWaitingAt : null,
          contact.appVersion,
        ],
      );
      await manager.query(
        `delete from device_contact where person_id = $1 and device_id in (
           select device_id from device_contact where person_id = $1
            order by at desc, device_id offset $2)`,
        [actor.personId, mostDevices],
      );
    });
  }
}

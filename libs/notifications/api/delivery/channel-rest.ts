import { Injectable } from '@nestjs/common';
import type { Channel } from '@pijar/notifications/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import type { DeliveryFault } from './channel';

const firstSeconds = 30;
const longestSeconds = 10 * 60;

/** A channel whose other side is away rests for everybody, in every process, and is asked again with growing pauses. */
@Injectable()
export class ChannelRest {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async isResting(channel: Channel): Promise<boolean> {
    const rows = (await this.db.query(
      'select from notification_channel where channel = $1 and paused_until > $2',
      [channel, this.clock.now()],
    )) as unknown[];
    return rows.length > 0;
  }

  async begin(channel: Channel, fault: DeliveryFault): Promise<void> {
    const now = this.clock.now();
    const jitter = 0.75 + Math.random() / 2;
    await this.db.query(
      `insert into notification_channel as c (channel, faults, paused_until, last_fault, changed_at)
       values ($1, 1, $2::timestamptz + greatest($3::float8, $4::float8) * interval '1 second', $6, $2)
       on conflict (channel) do update
          set faults = c.faults + 1, last_fault = excluded.last_fault, changed_at = $2,
              paused_until = $2::timestamptz
                + greatest($3::float8, least($4::float8 * power(2, least(c.faults, 10)), $5::float8)) * interval '1 second'
        -- Of several that failed together only the first makes the next pause longer.
        where c.paused_until is null or c.paused_until <= $2`,
      [
        channel,
        now,
        fault.retryAfterSeconds ?? 0,
        firstSeconds * jitter,
        longestSeconds * jitter,
        fault.code,
      ],
    );
  }

  async end(channel: Channel): Promise<void> {
    await this.db.query(
      `update notification_channel set faults = 0, paused_until = null, last_fault = null, changed_at = $2
        where channel = $1 and faults > 0 and (paused_until is null or paused_until <= $2)`,
      [channel, this.clock.now()],
    );
  }
}

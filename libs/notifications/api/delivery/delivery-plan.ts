import { Inject, Injectable } from '@nestjs/common';
import {
  isOnAtFirst,
  staysInside,
  topicOf,
  type NotificationKind,
} from '@pijar/notifications/contracts';
import { Clock } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { CHANNELS, type ChannelAdapter } from './channel';
import { outsideQuietHours } from './quiet-hours';

const hour = 60 * 60 * 1000;
const keptHours = 7 * 24;
const reminderHours = 20;

/** What was put into inboxes. */
export interface Told {
  notificationIds: string[];
  kind: NotificationKind;
  /** When it begins, for what is planned. */
  startsAt?: string | undefined;
}

/** Decides on which channels a message leaves, and when: one statement, however many people there are. */
@Injectable()
export class DeliveryPlan {
  constructor(
    @Inject(CHANNELS) private readonly adapters: readonly ChannelAdapter[],
    private readonly clock: Clock,
  ) {}

  async add(manager: EntityManager, told: Told): Promise<void> {
    if (this.adapters.length === 0 || told.notificationIds.length === 0) return;
    if (staysInside(told.kind)) return;
    const topic = topicOf(told.kind);
    const reaches = this.adapters.map((one) => `when '${one.channel}' then ${one.reaches}`);
    await manager.query(
      `insert into notification_delivery
         (notification_id, person_id, channel, time_zone, due_at, expires_at, created_at, changed_at)
       select n.id, p.id, c.channel, z.zone,
              ${outsideQuietHours('c.at', 'z.zone', 'p.id')}, $2, $3, $3
         from notification n
         join person p on p.id = n.person_id
         cross join unnest($4::text[], $5::boolean[], $6::timestamptz[]) as c (channel, is_on, at)
         cross join lateral (select ${zoneOfPerson} as zone) z
         left join notification_preference w
                on w.person_id = p.id and w.topic = $7 and w.channel = c.channel
        where n.id = any($1) and coalesce(w.is_on, c.is_on)
          and case c.channel ${reaches.join(' ')} else false end
       on conflict (notification_id, channel) do nothing`,
      [
        told.notificationIds,
        this.endOf(told),
        this.clock.now(),
        this.adapters.map((one) => one.channel),
        this.adapters.map((one) => isOnAtFirst(topic, one.channel)),
        this.adapters.map((one) => new Date(+this.clock.now() + one.settleSeconds * 1000)),
        topic,
      ],
    );
  }

  private endOf({ kind, startsAt }: Told): Date {
    const hours = kind === 'next_step' ? reminderHours : keptHours;
    const end = +this.clock.now() + hours * hour;
    return new Date(startsAt ? Math.min(end, Date.parse(startsAt)) : end);
  }
}

/** SQL over `p`: the zone of the cohort that she is in, or serves; Jakarta's when there is none. */
const zoneOfPerson = `coalesce(
  (select c.time_zone from membership m join cohort c on c.id = m.cohort_id
    where m.person_id = p.id order by (m.state in ('active', 'invited')) desc, m.joined_at desc limit 1),
  (select c.time_zone from cohort_staff s join cohort c on c.id = s.cohort_id
    where s.person_id = p.id and s.left_at is null order by s.added_at desc limit 1),
  'Asia/Jakarta')`;

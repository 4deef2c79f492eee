import { Injectable } from '@nestjs/common';
import type {
  Channel,
  NotificationDetails,
  NotificationKind,
} from '@pijar/notifications/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { backOffSeconds, mostTries } from './back-off';
import type { AutomaticChannel, DeliveryFault } from './channel';
import { isQuiet } from './quiet-hours';

/** Everything that goes to one person now; one worker holds it until its lease ends. */
export interface Claim {
  claim: string;
  personId: string;
  fullName: string;
  email: string | null;
  phone: string | null;
  locale: 'id' | 'en';
  hasDetails: boolean;
  isPhoneShared: boolean;
  /** Her inbox lies elsewhere than the staff's. */
  isParticipant: boolean;
  /** In the order in which things happened. */
  items: ClaimedItem[];
}

export interface ClaimedItem {
  deliveryId: string;
  notificationId: string;
  kind: NotificationKind;
  details: NotificationDetails;
  link: string | null;
}

/** Takes what is due, and writes down how it went. Every step is one conditional statement, so that two workers never share. */
@Injectable()
export class DeliveryClaims {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Puts back what a dead worker held; puts away what is too late, or was read meanwhile. */
  async tidy(channel: Channel): Promise<void> {
    const now = this.clock.now();
    await this.db.query(
      `update notification_delivery
          set state = case when tries >= $3 then 'dead' else 'waiting' end,
              claim = null, claimed_by = null, lease_until = null, changed_at = $2
        where channel = $1 and state = 'sending' and lease_until < $2`,
      [channel, now, mostTries],
    );
    await this.db.query(
      `update notification_delivery d
          set state = case when d.expires_at <= $2 then 'expired' else 'skipped' end, changed_at = $2
         from notification n
        where n.id = d.notification_id and d.channel = $1 and d.state = 'waiting' and d.due_at <= $2
          and (d.expires_at <= $2 or n.read_at is not null)`,
      [channel, now],
    );
  }

  /** Takes everything that is due for at most so many people; a message of a few seconds ago keeps a person waiting for the next. */
  async take(adapter: AutomaticChannel, people: number): Promise<Claim[]> {
    const now = this.clock.now();
    const since = (seconds: number) => new Date(+now + seconds * 1000);
    const [rows] = (await this.db.query(
      `with people as materialized (
         select d.person_id
           from notification_delivery d
          where d.channel = $1 and d.state = 'waiting' and d.due_at <= $2
            and not ${isQuiet('$2::timestamptz', 'd.time_zone')}
            and not exists (select from notification_delivery l
                             where l.person_id = d.person_id and l.channel = $1
                               and (l.state = 'sending' or l.sent_at > $3))
          group by d.person_id order by min(d.due_at), d.person_id limit $4
       ), taken as materialized (
         select d.id, d.person_id from notification_delivery d
          where d.channel = $1 and d.state = 'waiting' and d.due_at <= $2
            and d.person_id in (select person_id from people)
          for update skip locked
       ), claims as materialized (
         select person_id, gen_random_uuid() as claim from (select distinct person_id from taken) t
       )
       update notification_delivery d
          set state = 'sending', claim = c.claim, lease_until = $5, tries = d.tries + 1, changed_at = $2
         from taken t join claims c on c.person_id = t.person_id
        where d.id = t.id returning d.claim`,
      [adapter.channel, now, since(-adapter.gapSeconds), people, since(adapter.leaseSeconds)],
    )) as [{ claim: string }[], number];
    return readClaims(this.db, [...new Set(rows.map((row) => row.claim))]);
  }

  /** @returns how many messages this ends; 0 when the lease went to somebody else meanwhile */
  async sent(claim: string, providerId: string | null): Promise<number> {
    const [, count] = (await this.db.query(
      `update notification_delivery
          set state = 'sent', sent_at = $2, provider_id = $3, last_fault = null, lease_until = null, changed_at = $2
        where claim = $1 and state = 'sending'`,
      [claim, this.clock.now(), providerId],
    )) as [unknown, number];
    return count;
  }

  /** It will be tried again, later each time, until it is given up. */
  async failed(claim: string, fault: DeliveryFault, tries: number): Promise<void> {
    const isDead = fault.scope === 'address' || tries >= mostTries;
    const seconds = Math.max(backOffSeconds(tries), fault.retryAfterSeconds ?? 0);
    await this.db.query(
      `update notification_delivery
          set state = $2, last_fault = $3, due_at = $4, claim = null, lease_until = null, changed_at = $5
        where claim = $1 and state = 'sending'`,
      [
        claim,
        isDead ? 'dead' : 'waiting',
        fault.code,
        new Date(+this.clock.now() + seconds * 1000),
        this.clock.now(),
      ],
    );
  }

  /** Nobody knows whether it went: it stays taken until the provider tells, or the lease ends. */
  async doubt(claim: string, fault: DeliveryFault): Promise<void> {
    await this.db.query(
      `update notification_delivery set last_fault = $2, changed_at = $3
        where claim = $1 and state = 'sending'`,
      [claim, fault.code, this.clock.now()],
    );
  }

  /** Some of what was taken together will never go as it is. */
  giveUp(claim: string, items: readonly ClaimedItem[], code: string): Promise<void> {
    return giveUp(this.db, claim, items, code, this.clock.now());
  }

  /** As if it had not been taken. */
  async handBack(claim: string): Promise<void> {
    await this.db.query(
      `update notification_delivery
          set state = 'waiting', tries = greatest(tries - 1, 0), claim = null, claimed_by = null,
              lease_until = null, changed_at = $2
        where claim = $1 and state = 'sending'`,
      [claim, this.clock.now()],
    );
  }

  /** How often the messages of a claim were tried, this time included. */
  async triesOf(claim: string): Promise<number> {
    const [row] = (await this.db.query(
      'select max(tries)::int as tries from notification_delivery where claim = $1',
      [claim],
    )) as { tries: number | null }[];
    return row?.tries ?? 0;
  }
}

/** Some of what was taken together is given up, for good until somebody sends it again; the rest of the claim stays taken. */
export async function giveUp(
  db: { query(sql: string, values: unknown[]): Promise<unknown> },
  claim: string,
  items: readonly ClaimedItem[],
  code: string,
  now: Date,
): Promise<void> {
  if (items.length === 0) return;
  await db.query(
    `update notification_delivery
        set state = 'dead', last_fault = $3, claim = null, claimed_by = null, lease_until = null, changed_at = $4
      where claim = $1 and id = any($2) and state = 'sending'`,
    [claim, items.map(({ deliveryId }) => deliveryId), code, now],
  );
}

/** What was taken under these claims, what is due first in front. */
export async function readClaims(
  db: { query(sql: string, values: unknown[]): Promise<unknown> },
  claims: string[],
): Promise<Claim[]> {
  if (claims.length === 0) return [];
  return (await db.query(
    `select d.claim, p.id as "personId", p.full_name as "fullName", s.email, p.phone, p.locale,
              coalesce(s.has_details, false) as "hasDetails", p.device = 'shared' as "isPhoneShared",
              exists (select from role_grant g
                       where g.person_id = p.id and g.role = 'participant') as "isParticipant",
              jsonb_agg(jsonb_build_object('deliveryId', d.id, 'notificationId', n.id, 'kind', n.kind,
                                           'details', n.details, 'link', n.link)
                        order by n.created_at, n.id) as items
         from notification_delivery d
         join notification n on n.id = d.notification_id
         join person p on p.id = d.person_id
         left join notification_setting s on s.person_id = p.id
        where d.claim = any($1)
        group by d.claim, p.id, s.person_id
        order by min(d.due_at)`,
    [claims],
  )) as Claim[];
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaves the product: each message on each channel once, with how it went, and what people want. */
export class Deliveries1795334400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notification_setting (
        person_id uuid primary key references person,
        -- Typed by herself; nobody else sees it.
        email text,
        -- Whether a preview on a locked screen may say what it is about.
        has_details boolean not null default false,
        updated_at timestamptz not null default now()
      );

      -- Only what she changed; everything else is as the product has it.
      create table notification_preference (
        person_id uuid not null references person,
        topic text not null,
        channel text not null,
        is_on boolean not null,
        primary key (person_id, topic, channel)
      );

      create table notification_delivery (
        id uuid primary key default gen_random_uuid(),
        notification_id uuid not null references notification on delete cascade,
        person_id uuid not null references person,
        channel text not null check (channel in ('push', 'email', 'whatsapp')),
        state text not null default 'waiting'
          check (state in ('waiting', 'sending', 'sent', 'skipped', 'expired', 'dead')),
        -- Whose night is kept quiet.
        time_zone text not null,
        due_at timestamptz not null,
        -- From here on nobody wants to know any more.
        expires_at timestamptz not null,
        tries int not null default 0,
        -- A word such as smtp-550; never what the other side wrote, which may name people.
        last_fault text,
        -- One take of one worker or officer; what is taken together goes out as one message.
        claim uuid,
        claimed_by uuid references person,
        lease_until timestamptz,
        -- What the provider calls it.
        provider_id text,
        sent_at timestamptz,
        created_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        -- Nobody gets the same message twice.
        unique (notification_id, channel)
      );
      create index notification_delivery_due on notification_delivery (channel, due_at)
        where state = 'waiting';
      create index notification_delivery_leased on notification_delivery (channel, lease_until)
        where state = 'sending';
      create index notification_delivery_person on notification_delivery (person_id, channel, sent_at desc);
      create index notification_delivery_log on notification_delivery (changed_at desc, id desc);
      create index notification_delivery_provider on notification_delivery (provider_id)
        where provider_id is not null;

      -- A channel that does not answer rests, with all that waits for it.
      create table notification_channel (
        channel text primary key,
        faults int not null default 0,
        paused_until timestamptz,
        last_fault text,
        changed_at timestamptz not null default now()
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table notification_channel, notification_delivery, notification_preference,
      notification_setting`);
  }
}

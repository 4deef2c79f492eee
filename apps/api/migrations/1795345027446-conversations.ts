import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the two of a pair write to each other, that they met elsewhere, and how a coach may be reached. */
export class Conversations1795345027446 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table pair_message (
        -- Made by whoever writes (UUIDv7): sending one twice changes nothing.
        id uuid primary key,
        turn bigint generated always as identity,
        membership_id uuid not null references membership,
        -- For whom it was written: a coach who comes later reads it only when the participant agrees.
        pair_id uuid not null references coach_pair,
        author_id uuid not null references person,
        -- Null once somebody of the two was erased.
        text text check (char_length(text) between 1 and 4000),
        -- The device's time is a claim, the server's time is the truth.
        written_at timestamptz not null,
        sent_at timestamptz not null,
        read_at timestamptz
      );
      create index pair_message_membership on pair_message (membership_id, turn);
      create index pair_message_pair on pair_message (pair_id, turn);
      create index pair_message_unread on pair_message (membership_id, author_id) where read_at is null;
      create index pair_message_author on pair_message (author_id, sent_at);

      create table outside_contact (
        id uuid primary key,
        membership_id uuid not null references membership,
        pair_id uuid not null references coach_pair,
        channel text not null check (channel in ('met', 'call', 'whatsapp')),
        held_on date not null,
        noted_by uuid not null references person,
        noted_at timestamptz not null
      );
      create index outside_contact_membership on outside_contact (membership_id, held_on);

      create table coach_setting (
        person_id uuid primary key references person,
        -- Given to her participants who agreed to be contacted; null: no WhatsApp. E.164 without the plus.
        whatsapp_number text,
        updated_at timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table coach_setting, outside_contact, pair_message');
  }
}

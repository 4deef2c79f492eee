import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What opens a person's things on her phone again, and when her phones were last heard. */
export class Phones1795321611732 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table recovery_key (
        person_id uuid primary key references person,
        -- Given only to sessions of this person. It never changes: what it wraps lies on phones out of reach.
        key bytea not null check (octet_length(key) = 32),
        made_at timestamptz not null default now()
      );
      create table device_contact (
        person_id uuid not null references person,
        -- Random, made by the browser; says nothing about the phone.
        device_id uuid not null,
        waiting_count int not null check (waiting_count between 0 and 100000),
        -- By the phone's clock: a claim.
        oldest_waiting_at timestamptz,
        app_version text not null,
        at timestamptz not null default now(),
        primary key (person_id, device_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table device_contact; drop table recovery_key');
  }
}

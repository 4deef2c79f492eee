import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every context stands on: the outbox, idempotency of repeated writes, the audit log, try limits. */
export class Platform1763800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table outbox_event (
        id uuid primary key,
        type text not null,
        payload jsonb not null,
        occurred_at timestamptz not null default now(),
        relayed_at timestamptz
      );
      create index outbox_event_waiting on outbox_event (occurred_at) where relayed_at is null;

      create table handled_event (
        handler text not null,
        event_id uuid not null,
        handled_at timestamptz not null default now(),
        primary key (handler, event_id)
      );

      -- The answer to a write that a phone may repeat, kept for a week.
      create table idempotent_answer (
        person_id uuid not null,
        key text not null,
        request_hash text not null,
        status smallint not null,
        body jsonb,
        created_at timestamptz not null default now(),
        primary key (person_id, key)
      );
      create index idempotent_answer_age on idempotent_answer (created_at);

      -- Who did what to whom. Never updated, never deleted by the application.
      create table audit_entry (
        id uuid primary key,
        at timestamptz not null default now(),
        actor_id uuid,
        organisation_id uuid,
        action text not null,
        subject_type text not null,
        subject_id uuid,
        detail jsonb not null default '{}'
      );
      create index audit_entry_subject on audit_entry (subject_type, subject_id, at);
      create index audit_entry_actor on audit_entry (actor_id, at);
      create index audit_entry_organisation on audit_entry (organisation_id, at);

      -- Tries counted in a window, by a key such as 'sign-in:address:203.0.113.7'.
      create table try_count (
        key text primary key,
        tries int not null,
        window_ends_at timestamptz not null
      );
      -- Whether the demo was made, and whether to the end.
      create table demo_seed (
        began_at timestamptz not null,
        finished_at timestamptz
      );

      create index try_count_age on try_count (window_ends_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table demo_seed, try_count, audit_entry, idempotent_answer, handled_event, outbox_event',
    );
  }
}

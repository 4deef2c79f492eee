import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proof of a completed stage or programme. A certificate is never deleted; a correction replaces it. */
export class Credentials1763800000700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table certificate (
        id uuid primary key,
        -- Random, 65 bits, so that nobody can list the returnees.
        number text not null unique,
        membership_id uuid not null references membership,
        person_id uuid not null references person,
        scope text not null check (scope in ('stage', 'programme')),
        stage_id uuid references stage,
        name text not null,
        programme_title text not null,
        stage_title text,
        issuer text not null,
        issued_on date not null,
        state text not null default 'valid' check (state in ('valid', 'revoked', 'replaced')),
        state_reason text,
        state_at timestamptz,
        replaced_by uuid references certificate,
        pdf_key text,
        created_at timestamptz not null default now(),
        check ((scope = 'stage') = (stage_id is not null))
      );
      create unique index certificate_once on certificate (membership_id, coalesce(stage_id, membership_id))
        where state <> 'replaced';
      create index certificate_person on certificate (person_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table certificate');
  }
}

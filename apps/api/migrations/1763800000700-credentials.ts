import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proof of a completed stage or programme. A certificate is never deleted; a correction replaces it. */
export class Credentials1763800000700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table certificate (
        id uuid primary key,
        -- Random, 75 bits, so that nobody can list the returnees. Null once the person was erased: nothing finds it any more.
        number text unique,
        membership_id uuid not null references membership,
        person_id uuid not null references person,
        scope text not null check (scope in ('stage', 'programme')),
        stage_id uuid references stage,
        -- As the paper says it: what is renamed later changes nothing here. Null once the person was erased.
        name text,
        programme_title text not null,
        stage_title text,
        issuer text not null,
        place text not null,
        issued_on date not null,
        state text not null default 'valid' check (state in ('valid', 'revoked', 'replaced')),
        state_reason text,
        state_at timestamptz,
        -- Checked at commit: the old one gives way before the new one can stand.
        replaced_by uuid references certificate deferrable initially deferred,
        pdf_key text,
        -- When a paper that shows the present state was ordered; null once the job has made it.
        pdf_wanted_at timestamptz default now(),
        created_at timestamptz not null default now(),
        erased_at timestamptz,
        check ((scope = 'stage') = (stage_id is not null)),
        check ((state = 'replaced') >= (replaced_by is not null)),
        check ((erased_at is null) = (number is not null) and (erased_at is null) = (name is not null))
      );
      -- One that stands for each stage and programme; who was erased is not issued another.
      create unique index certificate_once on certificate (membership_id, coalesce(stage_id, membership_id))
        where state <> 'replaced';
      create index certificate_person on certificate (person_id, id desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table certificate');
  }
}

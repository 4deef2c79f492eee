import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a participant and her coach agreed that she does next, by when, and what became of it. */
export class AgreedActions1795345190793 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table agreed_action (
        -- Made by whoever writes it down, so that sending it twice makes one.
        id uuid primary key,
        membership_id uuid not null references membership,
        what text not null,
        -- A day in the cohort's zone.
        due_on date not null,
        -- Meeting somebody outside: an office, an expert, a buyer.
        is_introduction boolean not null default false,
        -- What it was agreed in; null: by word of mouth. The room that owns it keeps the rest.
        source_type text check (source_type in ('conversation', 'review', 'clinic')),
        source_id uuid,
        made_by uuid not null references person,
        made_at timestamptz not null,
        state text not null default 'open' check (state in ('open', 'done', 'not_done')),
        -- How it went, in the words of whoever said so last.
        note text,
        closed_at timestamptz,
        closed_by uuid references person,
        check ((source_type is null) = (source_id is null)),
        check ((state = 'open') = (closed_at is null))
      );
      create index agreed_action_membership on agreed_action (membership_id, state, due_on);

      -- What was done about one, each deed once under the id that the phone gave it.
      create table agreed_action_change (
        id uuid primary key,
        action_id uuid not null references agreed_action on delete cascade,
        kind text not null check (kind in ('done', 'not_done', 'open', 'date')),
        -- Only of a change of date.
        from_due_on date,
        to_due_on date,
        note text,
        made_by uuid not null references person,
        -- By the phone's clock: a claim.
        device_at timestamptz not null,
        at timestamptz not null,
        check ((kind = 'date') = (to_due_on is not null and from_due_on is not null))
      );
      create index agreed_action_change_action on agreed_action_change (action_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table agreed_action_change, agreed_action');
  }
}

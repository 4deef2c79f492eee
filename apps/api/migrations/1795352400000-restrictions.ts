import type { MigrationInterface, QueryRunner } from 'typeorm';

const gated = ['submission', 'submission_attempt', 'upload', 'feedback'];

/**
 * Work in which somebody discloses abuse is seen by the safeguarding persons alone. See docs/adr/0048.
 * The names that every query uses become views without such work; whoever means all of it has to say `every_…`.
 */
export class Restrictions1795352400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of gated) {
      await db.query(`
        alter table ${table} rename to every_${table};
        alter table every_${table} add column is_restricted boolean not null default false;
      `);
    }
    await db.query(`
      -- A view shows the columns that stood when it was made: a migration that adds one to every_… calls this again.
      create function close_gates() returns void language plpgsql as $$
      declare name text;
      begin
        foreach name in array array['${gated.join("', '")}'] loop
          execute format('create or replace view %1$I as select * from every_%1$I where not is_restricted', name);
        end loop;
      end $$;
      select close_gates();

      -- Both ways, with everything that hangs on it, in one statement of the caller.
      create function set_restricted(submission uuid, restricted boolean) returns void language sql as $$
        update every_submission set is_restricted = restricted, version = version + 1 where id = submission;
        update every_submission_attempt set is_restricted = restricted where submission_id = submission;
        update every_upload set is_restricted = restricted
         where attempt_id in (select a.id from every_submission_attempt a where a.submission_id = submission);
        update every_feedback set is_restricted = restricted
         where attempt_id in (select a.id from every_submission_attempt a where a.submission_id = submission);
      $$;

      create table restriction (
        -- Made by the page: pressing twice is pressing once. Not the submission's id, so that it may stand in the audit log.
        id uuid primary key,
        submission_id uuid not null references every_submission,
        restricted_by uuid not null references person,
        restricted_at timestamptz not null,
        -- For the safeguarding persons alone.
        note text not null default '',
        lifted_by uuid references person,
        lifted_at timestamptz,
        lift_reason text,
        check ((lifted_by is null) = (lifted_at is null) and (lifted_by is null) = (lift_reason is null))
      );
      create unique index restriction_once on restriction (submission_id) where lifted_at is null;

      -- All that is kept in plain: that a referral was offered or not, when, by whom. Nothing in it leads to a person.
      create table referral (
        restriction_id uuid primary key references restriction,
        is_offered boolean not null,
        offered_on date not null,
        recorded_by uuid not null references person,
        recorded_at timestamptz not null
      );

      -- Entries about restricted work: they stay, and nobody is shown them.
      alter table audit_entry add column is_sealed boolean not null default false;

      alter table role_grant drop constraint role_grant_role_check;
      alter table role_grant add constraint role_grant_role_check
        check (role in ('participant', 'facilitator', 'officer', 'editor', 'admin', 'safeguarding'));
    `);
  }

  /** Refused while something is restricted: it would be open to everybody. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if exists (select from every_submission where is_restricted) then
          raise exception 'There is restricted work: it has to be lifted first.';
        end if;
      end $$;
      delete from role_grant where role = 'safeguarding';
      alter table role_grant drop constraint role_grant_role_check;
      alter table role_grant add constraint role_grant_role_check
        check (role in ('participant', 'facilitator', 'officer', 'editor', 'admin'));
      alter table audit_entry drop column is_sealed;
      drop table referral, restriction;
      drop function set_restricted(uuid, boolean);
      drop view ${gated.join(', ')};
      drop function close_gates();
    `);
    for (const table of gated) {
      await db.query(`
        alter table every_${table} drop column is_restricted;
        alter table every_${table} rename to ${table};
      `);
    }
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const talk = ['pair_message', 'agreed_action'];
const before = ['submission', 'submission_attempt', 'upload', 'feedback'];

/** The gates over these names, each a view without what is restricted. */
const closeGates = (names: readonly string[]) => `
  create or replace function close_gates() returns void language plpgsql as $$
  declare name text;
  begin
    foreach name in array array['${names.join("', '")}'] loop
      execute format('create or replace view %1$I as select * from every_%1$I where not is_restricted', name);
    end loop;
  end $$;`;

/** A conversation in which somebody discloses abuse passes through the same gate as work. See docs/adr/0084. */
export class RestrictedTalks1795362000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of talk) {
      await db.query(`
        alter table ${table} rename to every_${table};
        -- Under which restriction: what is written later is not in it, and lifting one opens no other.
        alter table every_${table} add column restriction_id uuid references restriction;
        alter table every_${table} add column is_restricted boolean not null default false;
        alter table every_${table} add constraint ${table}_restricted
          check (is_restricted = (restriction_id is not null));
        create index ${table}_restriction on every_${table} (restriction_id) where is_restricted;
      `);
    }
    await db.query(`
      -- Of a piece of work, or of what was said in somebody's conversation.
      alter table restriction alter column submission_id drop not null;
      alter table restriction add column membership_id uuid references membership;
      alter table restriction add constraint restriction_of_one check (num_nonnulls(submission_id, membership_id) = 1);
      ${closeGates([...before, ...talk])}
      select close_gates();
    `);
  }

  /** Refused while something said is restricted: it would be open to everybody. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if exists (select from every_pair_message where is_restricted)
           or exists (select from every_agreed_action where is_restricted) then
          raise exception 'There are restricted conversations: they have to be lifted first.';
        end if;
      end $$;
      drop view ${talk.join(', ')};
      ${closeGates(before)}
      delete from referral f using restriction r where r.id = f.restriction_id and r.submission_id is null;
      delete from restriction where submission_id is null;
      alter table restriction drop column membership_id;
      alter table restriction alter column submission_id set not null;
    `);
    for (const table of talk) {
      await db.query(`
        alter table every_${table} drop column is_restricted, drop column restriction_id;
        alter table every_${table} rename to ${table};
      `);
    }
  }
}

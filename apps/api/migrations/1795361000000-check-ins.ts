import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people fare after the programme: at which rhythm they are asked, and what they answered. See docs/adr/0083. */
export class CheckIns1795361000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- An organisation's own rhythm; where it has none, the product's counts.
      create table check_in_rhythm (
        organisation_id uuid primary key references organisation,
        weeks int not null check (weeks between 0 and 26),
        months int not null check (months between 0 and 36),
        changed_by uuid not null references person,
        changed_at timestamptz not null
      );

      -- One for each membership that finished its programme. It keeps the rhythm that it began with.
      create table check_in_plan (
        membership_id uuid primary key references membership,
        -- The day on which the last stage was done, in the cohort's zone.
        started_on date not null,
        weeks int not null,
        months int not null,
        -- 'ended': she was asked for the last time.
        state text not null default 'running' check (state in ('running', 'stopped', 'ended')),
        -- What comes next; null when nothing does.
        next_number int,
        next_on date,
        check ((next_number is null) = (next_on is null)),
        check ((state = 'running') = (next_on is not null))
      );
      create index check_in_plan_next on check_in_plan (next_on) where state = 'running';

      -- One time of asking. One that was not answered is passed over by the next; nothing says so.
      create table check_in (
        id uuid primary key,
        membership_id uuid not null references check_in_plan on delete cascade,
        number int not null check (number > 0),
        due_on date not null,
        asked_at timestamptz not null,
        -- Made by the phone, as when she answered by its clock.
        answer_id uuid unique,
        said_at timestamptz,
        answered_at timestamptz,
        sold text check (sold in ('yes', 'not_this_week', 'not_yet')),
        -- Null: she would rather not say.
        income text check (income in ('none', 'low', 'middle', 'high')),
        help text check (help in ('nothing', 'call', 'clinic', 'other')),
        help_note text check (char_length(help_note) between 1 and 140),
        unique (membership_id, number),
        check ((answer_id is null) = (answered_at is null)),
        check ((answer_id is null) = (said_at is null)),
        check ((answer_id is null) = (sold is null)),
        check ((answer_id is null) = (help is null)),
        check (answer_id is not null or (income is null and help_note is null))
      );
      create index check_in_answers on check_in (membership_id, number desc) where answer_id is not null;

      -- Whoever finished before joins where a year's rhythm has come to; nothing is asked in arrears.
      insert into check_in_plan (membership_id, started_on, weeks, months, state, next_number, next_on)
      select f.id, f.day, 4, 11, case when n.number is null then 'ended' else 'running' end, n.number, n.on_day
        from (select m.id, (max(sp.done_at) at time zone c.time_zone)::date as day
                from membership m
                join cohort c on c.id = m.cohort_id
                join stage_progress sp on sp.membership_id = m.id
               where m.state = 'completed'
               group by m.id, c.time_zone having max(sp.done_at) is not null) f
        left join lateral (
          select g.number, a.on_day
            from generate_series(1, 15) as g (number)
           cross join lateral (
             select (f.day + least(g.number, 4) * 7 + make_interval(months => greatest(g.number - 4, 0)))::date as on_day) a
           where a.on_day > current_date order by g.number limit 1) n on true;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table check_in, check_in_plan, check_in_rhythm');
  }
}

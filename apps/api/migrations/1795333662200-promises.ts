import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when an answer is promised: the programme's target, the days nobody works, and the promise that each hand-in gets. See docs/adr/0043. */
export class Promises1795333662200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Working days within which work is answered; null: the product's own default.
      alter table programme_version add column reply_within_days int check (reply_within_days between 1 and 20);

      -- 2026: joint decree of the three ministers (SKB 1497/2025, 2/2025, 5/2025) of 19 September 2025.
      -- 2027: only what needs no decree, because it has a fixed day or follows from Easter or the Chinese new year.
      create table national_holiday (
        day date primary key,
        name text not null,
        -- Cuti bersama: free for civil servants, elsewhere as the organisation says.
        is_joint_leave boolean not null
      );
      insert into national_holiday (day, name, is_joint_leave) values
        ('2026-01-01', 'Tahun Baru 2026 Masehi', false),
        ('2026-01-16', 'Isra Mikraj Nabi Muhammad SAW', false),
        ('2026-02-16', 'Cuti bersama Tahun Baru Imlek', true),
        ('2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', false),
        ('2026-03-18', 'Cuti bersama Hari Suci Nyepi', true),
        ('2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', false),
        ('2026-03-20', 'Cuti bersama Idulfitri', true),
        ('2026-03-21', 'Idulfitri 1447 Hijriah', false),
        ('2026-03-22', 'Idulfitri 1447 Hijriah', false),
        ('2026-03-23', 'Cuti bersama Idulfitri', true),
        ('2026-03-24', 'Cuti bersama Idulfitri', true),
        ('2026-04-03', 'Wafat Yesus Kristus', false),
        ('2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', false),
        ('2026-05-01', 'Hari Buruh Internasional', false),
        ('2026-05-14', 'Kenaikan Yesus Kristus', false),
        ('2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus', true),
        ('2026-05-27', 'Iduladha 1447 Hijriah', false),
        ('2026-05-28', 'Cuti bersama Iduladha', true),
        ('2026-05-31', 'Hari Raya Waisak 2570 BE', false),
        ('2026-06-01', 'Hari Lahir Pancasila', false),
        ('2026-06-16', '1 Muharam, Tahun Baru Islam 1448 Hijriah', false),
        ('2026-08-17', 'Proklamasi Kemerdekaan', false),
        ('2026-08-25', 'Maulid Nabi Muhammad SAW', false),
        ('2026-12-24', 'Cuti bersama Natal', true),
        ('2026-12-25', 'Kelahiran Yesus Kristus (Natal)', false),
        ('2027-01-01', 'Tahun Baru 2027 Masehi', false),
        ('2027-02-06', 'Tahun Baru Imlek 2578 Kongzili', false),
        ('2027-03-26', 'Wafat Yesus Kristus', false),
        ('2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)', false),
        ('2027-05-01', 'Hari Buruh Internasional', false),
        ('2027-05-06', 'Kenaikan Yesus Kristus', false),
        ('2027-06-01', 'Hari Lahir Pancasila', false),
        ('2027-08-17', 'Proklamasi Kemerdekaan', false),
        ('2027-12-25', 'Kelahiran Yesus Kristus (Natal)', false);

      -- What an organisation says of a day: off though the nation works, or worked though the nation is off.
      create table organisation_day (
        organisation_id uuid not null references organisation,
        day date not null,
        name text not null,
        is_off boolean not null,
        primary key (organisation_id, day)
      );

      create view day_off as
        select o.id as organisation_id, n.day, n.name
          from organisation o cross join national_holiday n
         where not exists (select from organisation_day x where x.organisation_id = o.id and x.day = n.day)
        union all
        select organisation_id, day, name from organisation_day where is_off;

      -- The day on which the n-th working day after the day of "since" falls, as the zone's calendar shows it. A calendar without
      -- any working day for a year ends after a year.
      create function working_day_after(since timestamptz, n int, zone text, organisation uuid)
        returns date language sql stable parallel safe as $$
        select coalesce(
          (select d from (select (since at time zone zone)::date + k as d from generate_series(1, 366) k) x
            where extract(isodow from d) < 6
              and not exists (select from day_off o where o.organisation_id = organisation and o.day = d)
            order by d offset n - 1 limit 1),
          (since at time zone zone)::date + 366)
      $$;

      -- As working_days of three, without the days off of the organisation.
      create function working_days(since timestamptz, until timestamptz, zone text, organisation uuid)
        returns int language sql stable parallel safe as $$
        select working_days(since, until, zone) - (
          select count(*)::int from day_off o
           where o.organisation_id = organisation and extract(isodow from o.day) < 6
             and o.day > (since at time zone zone)::date and o.day <= (until at time zone zone)::date)
      $$;

      alter table submission
        -- The end of the promised day where the cohort is; the order of the queue.
        add column promised_until timestamptz,
        -- Until then work that was sent again waits for preferred_reviewer_id alone.
        add column kept_until timestamptz;
      -- What she was told when she handed in: it stays, whatever becomes of the calendar.
      alter table submission_attempt add column promised_on date;

      update submission_attempt a
         set promised_on = working_day_after(s.waiting_since, 3, c.time_zone, c.organisation_id)
        from submission s join cohort c on c.id = s.cohort_id
       where s.id = a.submission_id and a.number = s.attempt_count and s.state in ('submitted', 'in_review');
      update submission s
         set promised_until = (a.promised_on + 1)::timestamp at time zone c.time_zone,
             kept_until = (working_day_after(s.waiting_since, 2, c.time_zone, c.organisation_id) + 1)::timestamp
                            at time zone c.time_zone
        from submission_attempt a, cohort c
       where a.submission_id = s.id and a.number = s.attempt_count and c.id = s.cohort_id
         and s.state in ('submitted', 'in_review');
      alter table submission
        add check (state not in ('submitted', 'in_review') or promised_until is not null);

      drop index submission_queue;
      create index submission_queue on submission (cohort_id, promised_until, waiting_since)
        where state in ('submitted', 'in_review');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index submission_queue;
      create index submission_queue on submission (cohort_id, waiting_since)
        where state in ('submitted', 'in_review');
      alter table submission_attempt drop column promised_on;
      alter table submission drop column kept_until, drop column promised_until;
      drop function working_days(timestamptz, timestamptz, text, uuid);
      drop function working_day_after;
      drop view day_off;
      drop table organisation_day, national_holiday;
      alter table programme_version drop column reply_within_days;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Learning to grade by samples, and blind second readings of live work. See docs/adr/0051. */
export class Grading1795360000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- SampleSet[]; belongs to no version, so that it can be made better while coaches learn.
      alter table programme add column samples jsonb not null default '[]';

      -- What an organisation asks of those who answer work of a programme. No row: nothing.
      create table grading_rule (
        organisation_id uuid not null references organisation,
        programme_id uuid not null references programme,
        -- Weighted kappa from which somebody new may take work; null: everybody may.
        admission_level double precision check (admission_level between 0.1 and 1),
        -- Of a hundred answers, how many are read a second time.
        second_percent int not null default 0 check (second_percent between 0 and 100),
        -- Levels on one criterion from which a difference goes to the lead.
        apart_from int not null default 2 check (apart_from between 1 and 3),
        -- Drawn lots depend on it, so that nobody knows beforehand what is read again.
        salt uuid not null default gen_random_uuid(),
        primary key (organisation_id, programme_id)
      );

      -- Who may take work where a level is asked for.
      create table grading_admission (
        person_id uuid not null references person,
        organisation_id uuid not null references organisation,
        programme_id uuid not null references programme,
        -- before: she was there when the level was first asked for.
        how text not null check (how in ('before', 'agreement', 'hand')),
        kappa double precision,
        admitted_by uuid references person,
        reason text,
        admitted_at timestamptz not null,
        primary key (person_id, organisation_id, programme_id),
        check ((how = 'hand') = (admitted_by is not null and reason is not null)),
        check ((how = 'agreement') = (kappa is not null))
      );

      -- One way through the samples of one assignment.
      create table grading_try (
        -- Made by the page: pressing twice is pressing once.
        id uuid primary key,
        person_id uuid not null references person,
        programme_id uuid not null references programme,
        -- By code: the same assignment of another version is the same.
        step_code text not null,
        number int not null,
        -- In which order she sees them.
        sample_codes text[] not null,
        begun_at timestamptz not null,
        finished_at timestamptz,
        kappa double precision,
        unique (person_id, programme_id, step_code, number)
      );
      create unique index grading_try_open on grading_try (person_id, programme_id, step_code)
        where finished_at is null;

      -- Both as they were that day: a sample whose scores change later changes no try.
      create table grading_try_score (
        try_id uuid not null references grading_try on delete cascade,
        sample_code text not null,
        scores jsonb not null,
        lead_scores jsonb not null,
        primary key (try_id, sample_code)
      );

      -- An answer that was drawn to be read by somebody else, who does not know it.
      create table second_reading (
        id uuid primary key,
        submission_id uuid not null references every_submission,
        attempt_id uuid not null unique references every_submission_attempt,
        -- What was said first; corrections are other rows.
        feedback_id uuid not null references every_feedback,
        drawn_at timestamptz not null,
        reader_id uuid references person,
        taken_at timestamptz,
        -- Who gave it back unread.
        passed_by uuid[] not null default '{}',
        scores jsonb,
        read_at timestamptz,
        -- The widest difference on one criterion, and whether it goes to the lead.
        widest int,
        is_apart boolean not null default false,
        closed_by uuid references person,
        closed_at timestamptz,
        note text,
        check ((reader_id is null) = (taken_at is null)),
        check ((read_at is null) = (scores is null) and (read_at is null) = (widest is null)),
        check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (note is null))
      );
      create index second_reading_waiting on second_reading (drawn_at) where read_at is null;
      create index second_reading_reader on second_reading (reader_id) where read_at is null;
      create index second_reading_submission on second_reading (submission_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table second_reading, grading_try_score, grading_try, grading_admission, grading_rule;
      alter table programme drop column samples;
    `);
  }
}

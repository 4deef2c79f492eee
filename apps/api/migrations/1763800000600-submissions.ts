import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work handed in, its files, who reads it now, and what was said of it. */
export class Submissions1763800000600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table submission (
        id uuid primary key,
        membership_id uuid not null references membership,
        cohort_id uuid not null references cohort,
        step_id uuid not null references step,
        state text not null
          check (state in ('draft', 'submitted', 'in_review', 'returned', 'accepted')),
        attempt_count int not null default 0,
        -- When the present wait began (the last hand-in); ageing counts from here.
        waiting_since timestamptz,
        -- Whoever returned it last: a resubmission goes back to her while she is available.
        preferred_reviewer_id uuid references person,
        claimed_by uuid references person,
        claimed_until timestamptz,
        -- Whoever gave it back last is offered it after all others.
        handed_back_by uuid references person,
        decided_at timestamptz,
        created_at timestamptz not null default now(),
        version int not null default 1,
        unique (membership_id, step_id),
        check ((state = 'in_review') = (claimed_by is not null and claimed_until is not null))
      );
      create index submission_queue on submission (cohort_id, waiting_since)
        where state in ('submitted', 'in_review');
      create index submission_held on submission (claimed_by) where state = 'in_review';
      create index submission_lease on submission (claimed_until) where state = 'in_review';

      create table submission_attempt (
        -- Made by the phone: a repeated hand-in is the same attempt.
        id uuid primary key,
        submission_id uuid not null references submission,
        number int not null,
        text text not null default '',
        links jsonb not null default '[]',
        device_at timestamptz not null,
        sent_at timestamptz not null default now(),
        -- As it was when she sent it: a day that is moved later changes no earlier attempt.
        due_on date,
        is_late boolean not null default false,
        -- Who typed it, when not the participant herself, and why.
        entered_by uuid references person,
        entered_reason text,
        unique (submission_id, number)
      );

      -- What she has written and not sent yet.
      create table submission_draft (
        submission_id uuid primary key references submission,
        text text not null default '',
        links jsonb not null default '[]',
        updated_at timestamptz not null default now(),
        version int not null default 1
      );

      -- A file under way or arrived. It becomes part of an attempt exactly once.
      create table upload (
        id uuid primary key,
        owner_id uuid not null references person,
        membership_id uuid not null references membership,
        step_id uuid not null references step,
        name text not null,
        declared_type text not null,
        size bigint not null,
        -- How many of its bytes are here: the pieces below, joined.
        received_bytes bigint not null default 0,
        state text not null default 'receiving'
          check (state in ('receiving', 'checking', 'ready', 'refused')),
        refusal text,
        -- SHA-256 (hex) that the phone says its bytes have; null: it said nothing.
        claimed_sha256 text,
        -- A check that runs longer has died and may be begun again.
        checking_until timestamptz,
        -- Receipt: SHA-256 (hex) of the bytes as received.
        received_sha256 text,
        kind text check (kind in ('photo', 'voice', 'document')),
        type text,
        stored_key text,
        stored_bytes bigint,
        preview_key text,
        width int,
        height int,
        attempt_id uuid references submission_attempt,
        position int,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index upload_owner on upload (owner_id, created_at);
      create index upload_attempt on upload (attempt_id, position) where attempt_id is not null;
      create index upload_expiry on upload (expires_at) where attempt_id is null;

      -- What has come of an upload, until it is checked. Whoever adds a piece at a place first wins.
      create table upload_piece (
        upload_id uuid not null references upload,
        starts_at bigint not null,
        bytes int not null,
        stored_key text not null,
        primary key (upload_id, starts_at)
      );

      create table feedback (
        id uuid primary key,
        attempt_id uuid not null references submission_attempt,
        version int not null default 1,
        reviewer_id uuid not null references person,
        decision text not null check (decision in ('returned', 'accepted')),
        -- {criterion code: 0..3}
        scores jsonb not null,
        good text not null,
        change text not null default '',
        sent_at timestamptz not null default now(),
        unique (attempt_id, version)
      );

      create table feedback_draft (
        attempt_id uuid not null references submission_attempt,
        -- Everyone has a draft of her own, so that a lost lease loses no text.
        reviewer_id uuid not null references person,
        -- Whoever began it, when it came with a take-over.
        begun_by uuid references person,
        scores jsonb not null default '{}',
        good text not null default '',
        change text not null default '',
        updated_at timestamptz not null default now(),
        version int not null default 1,
        primary key (attempt_id, reviewer_id)
      );

      -- Days from Monday to Friday after the day of "since" up to the day of "until", both as the zone's calendar shows them.
      -- 1970-01-05 was a Monday; (k / 7) * 5 + least(k % 7 + 1, 5) counts the working days from there up to and with day k.
      -- One expression without a FROM, so that PostgreSQL writes it into the query instead of calling it for each row.
      create function working_days(since timestamptz, until timestamptz, zone text)
        returns int language sql immutable parallel safe as $$
        select greatest(0,
          ((until at time zone zone)::date - date '1970-01-05') / 7 * 5
            + least(((until at time zone zone)::date - date '1970-01-05') % 7 + 1, 5)
          - ((since at time zone zone)::date - date '1970-01-05') / 7 * 5
            - least(((since at time zone zone)::date - date '1970-01-05') % 7 + 1, 5))
      $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function working_days;
      drop table feedback_draft, feedback, upload_piece, upload, submission_draft, submission_attempt, submission;
    `);
  }
}

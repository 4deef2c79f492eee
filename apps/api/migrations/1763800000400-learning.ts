import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each membership stands: one row per step and per stage, and the log of facts behind them. */
export class Learning1763800000400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table learning_fact (
        -- Made by the phone (UUIDv7): sending one twice changes nothing.
        id uuid primary key,
        membership_id uuid not null references membership,
        step_id uuid not null references step,
        kind text not null check (kind in ('lesson_opened', 'lesson_finished', 'quiz_finished')),
        -- The device's time is a claim, the server's time is the truth.
        device_at timestamptz not null,
        received_at timestamptz not null default now(),
        payload jsonb not null default '{}'
      );
      create index learning_fact_step on learning_fact (membership_id, step_id, received_at);

      create table step_progress (
        membership_id uuid not null references membership,
        step_id uuid not null references step,
        state text not null default 'locked'
          check (state in ('locked', 'open', 'waiting', 'returned', 'done')),
        since timestamptz not null default now(),
        -- What the state rests on, e.g. {"submissionId": …} or {"score": 80}.
        evidence jsonb not null default '{}',
        -- Percent, of quizzes.
        score int,
        -- From the cohort's start; a coach may extend it.
        due_on date,
        primary key (membership_id, step_id)
      );
      create index step_progress_step on step_progress (step_id, state);

      create table stage_progress (
        membership_id uuid not null references membership,
        stage_id uuid not null references stage,
        state text not null default 'locked' check (state in ('locked', 'open', 'done')),
        opened_at timestamptz,
        done_at timestamptz,
        waived_by uuid references person,
        waiver_reason text,
        primary key (membership_id, stage_id)
      );
      create index stage_progress_stage on stage_progress (stage_id, state);

      create table track_choice (
        membership_id uuid not null references membership,
        module_id uuid not null references module,
        chosen_at timestamptz not null default now(),
        primary key (membership_id, module_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table track_choice, stage_progress, step_progress, learning_fact');
  }
}

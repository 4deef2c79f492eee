import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Planned sessions (a day in a room, a live meeting, a clinic) and who was there. */
export class Workshops1763800000500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table planned_session (
        id uuid primary key,
        cohort_id uuid not null references cohort,
        -- The curriculum's step that it fulfils; null for an extra meeting that no rule counts.
        step_id uuid references step,
        title text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        place text,
        link text,
        cancelled_at timestamptz,
        created_by uuid not null references person,
        created_at timestamptz not null default now(),
        version int not null default 1
      );
      create index planned_session_cohort on planned_session (cohort_id, starts_at);

      create table attendance (
        session_id uuid not null references planned_session,
        membership_id uuid not null references membership,
        state text not null check (state in ('present', 'late', 'absent', 'excused')),
        method text not null default 'list' check (method in ('list', 'qr', 'paper')),
        marked_by uuid not null references person,
        marked_at timestamptz not null default now(),
        primary key (session_id, membership_id)
      );
      create index attendance_membership on attendance (membership_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table attendance, planned_session');
  }
}

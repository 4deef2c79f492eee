import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cohorts, their staff and the people in them. */
export class Cohorts1763800000300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table cohort (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        programme_version_id uuid not null references programme_version,
        name text not null,
        -- Official region code of the kabupaten, e.g. 52.03 (Lombok Timur).
        region_code text,
        place text not null,
        time_zone text not null default 'Asia/Jakarta'
          check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        state text not null default 'running' check (state in ('running', 'closed')),
        created_at timestamptz not null default now(),
        version int not null default 1
      );
      create index cohort_organisation on cohort (organisation_id, starts_on desc);

      create table cohort_staff (
        cohort_id uuid not null references cohort,
        person_id uuid not null references person,
        part text not null check (part in ('cofacilitator', 'coach', 'expert')),
        added_at timestamptz not null default now(),
        -- Set when she leaves: a former coach sees nothing of the cohort any more.
        left_at timestamptz,
        primary key (cohort_id, person_id)
      );
      create index cohort_staff_person on cohort_staff (person_id) where left_at is null;

      create table membership (
        id uuid primary key,
        cohort_id uuid not null references cohort,
        person_id uuid not null references person,
        state text not null default 'invited'
          check (state in ('invited', 'active', 'paused', 'left', 'completed')),
        state_reason text,
        joined_at timestamptz not null default now(),
        last_active_at timestamptz,
        version int not null default 1,
        unique (cohort_id, person_id)
      );
      create index membership_person on membership (person_id);

      create table membership_change (
        id uuid primary key,
        membership_id uuid not null references membership,
        at timestamptz not null default now(),
        actor_id uuid references person,
        from_state text,
        to_state text not null,
        -- Both set when she moved from one cohort to another.
        from_cohort_id uuid references cohort,
        to_cohort_id uuid references cohort,
        reason text
      );
      create index membership_change_membership on membership_change (membership_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table membership_change, membership, cohort_staff, cohort');
  }
}

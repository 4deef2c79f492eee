import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cohorts move to another version of their programme; everything that is somebody's goes with her. See docs/adr/0033. */
export class VersionChange1795324317844 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table cohort_version_change (
        id uuid primary key,
        cohort_id uuid not null references cohort,
        from_version_id uuid not null references programme_version,
        to_version_id uuid not null references programme_version,
        actor_id uuid not null references person,
        reason text not null,
        at timestamptz not null default now()
      );
      create index cohort_version_change_cohort on cohort_version_change (cohort_id, at);

      -- Where she stood with steps that her version has no more: kept as it was, counted nowhere, and taken up again by a
      -- version that has the step again.
      create table former_step_progress (
        membership_id uuid not null references membership,
        step_id uuid not null references step,
        state text not null check (state in ('locked', 'open', 'waiting', 'returned', 'done')),
        since timestamptz not null,
        evidence jsonb not null,
        score int,
        due_on date,
        primary key (membership_id, step_id)
      );

      -- The step that the attempt was sent for, whose rubric it is read by; null while the submission names the same one.
      alter table submission_attempt add column step_id uuid references step;

      -- A step of any version of a programme as the membership's present version has it: the one with the same code and kind.
      -- Null when there is none. Phones without signal, bookmarks and letters name steps of versions that were left long ago.
      create function step_now(membership uuid, said uuid)
        returns uuid language sql stable parallel safe as $$
        select st.id
          from membership m
          join cohort c on c.id = m.cohort_id
          join programme_version v on v.id = c.programme_version_id
          join step s on s.id = said
          join programme_version f on f.id = s.programme_version_id and f.programme_id = v.programme_id
          join step st on st.programme_version_id = v.id and st.code = s.code and st.kind = s.kind
         where m.id = membership
      $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function step_now;
      alter table submission_attempt drop column step_id;
      drop table former_step_progress, cohort_version_change;
    `);
  }
}

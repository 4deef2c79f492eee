import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of a clinic: seats of people who left, the host's own reminders, and what the host notes about whoever came. */
export class ClinicAftermath1795344641477 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table planned_session
        -- Who completed the programme may come as well. What is published already stays as it was.
        add column welcomes_completed boolean not null default false,
        add column host_day_reminded_at timestamptz,
        add column host_hour_reminded_at timestamptz;
      create index planned_session_clinic_soon on planned_session (starts_at)
        where host_id is not null and cancelled_at is null;

      alter table clinic_booking
        drop constraint clinic_booking_cancelled_because_check,
        -- left: she is not in the cohort any more for which the seat was hers.
        add constraint clinic_booking_cancelled_because_check
          check (cancelled_because in ('participant', 'staff', 'clinic', 'overlap', 'left'));

      -- In the host's words, for her who came and her coaches.
      create table clinic_outcome (
        session_id uuid not null references planned_session,
        membership_id uuid not null references membership,
        note text not null,
        written_by uuid not null references person,
        written_at timestamptz not null,
        version int not null default 1,
        primary key (session_id, membership_id)
      );
      create index clinic_outcome_membership on clinic_outcome (membership_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table clinic_outcome;
      update clinic_booking set cancelled_because = 'staff' where cancelled_because = 'left';
      alter table clinic_booking
        drop constraint clinic_booking_cancelled_because_check,
        add constraint clinic_booking_cancelled_because_check
          check (cancelled_because in ('participant', 'staff', 'clinic', 'overlap'));
      drop index planned_session_clinic_soon;
      alter table planned_session
        drop column welcomes_completed, drop column host_day_reminded_at, drop column host_hour_reminded_at;
    `);
  }
}

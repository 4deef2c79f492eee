import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cohorts whose work is kept for one coach each when it arrives. See docs/adr/0052. */
export class WorkSharing1795363000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A cohort without a row pulls: whoever takes the next one gets it.
      create table work_sharing (
        cohort_id uuid primary key references cohort,
        mode text not null check (mode in ('even', 'weighted'))
      );
      -- What waits for whom: counted at each hand-in of a cohort that shares.
      create index submission_kept on every_submission (preferred_reviewer_id)
        where state in ('submitted', 'in_review') and preferred_reviewer_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index submission_kept;
      drop table work_sharing;
    `);
  }
}

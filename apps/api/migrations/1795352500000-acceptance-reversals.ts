import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acceptances that an officer took back, with the reason that the participant reads. See docs/adr/0049. */
export class AcceptanceReversals1795352500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table acceptance_reversal (
        -- Made by the page: pressing twice is pressing once.
        id uuid primary key,
        submission_id uuid not null references every_submission,
        -- The attempt that had been accepted; its feedback stays as it was said.
        attempt_id uuid not null references every_submission_attempt,
        officer_id uuid not null references person,
        reason text not null,
        reversed_at timestamptz not null
      );
      create index acceptance_reversal_attempt on acceptance_reversal (attempt_id, reversed_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table acceptance_reversal');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a coach says of her time, so that no work waits for somebody who is not there. */
export class ReviewerAvailability1795336235190 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table reviewer_availability (
        person_id uuid primary key references person,
        -- The last day away, and the end of it where her cohort is.
        away_until date,
        away_before timestamptz,
        -- Pieces of work that she answers from Monday to Sunday; null: no limit.
        weekly_capacity int check (weekly_capacity between 1 and 500)
      );
      create index feedback_reviewer on feedback (reviewer_id, sent_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index feedback_reviewer;
      drop table reviewer_availability;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was reminded of a promise: once for each attempt and kind. */
export class ReviewReminders1795337540660 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table review_reminder (
        attempt_id uuid not null references submission_attempt,
        kind text not null check (kind in ('nearing', 'open', 'overdue')),
        at timestamptz not null,
        primary key (attempt_id, kind)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table review_reminder');
  }
}

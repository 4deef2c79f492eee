import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was reminded last on which day, so that a reminder that comes late in the evening comes once. */
export class LearningReminders1795321370517 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table learning_reminder (
        person_id uuid primary key references person,
        -- In the zone of the cohort that she was reminded for.
        day date not null
      )
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table learning_reminder');
  }
}

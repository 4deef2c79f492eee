import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Later versions of a feedback say why they were written. */
export class FeedbackCorrections1795335982497 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table feedback
        add column reason text,
        add constraint feedback_reason check ((version = 1) = (reason is null));
    `);
  }

  /** The first versions stay; what was corrected goes, because nothing says any more why. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from feedback where version > 1;
      alter table feedback drop constraint feedback_reason, drop column reason;
    `);
  }
}

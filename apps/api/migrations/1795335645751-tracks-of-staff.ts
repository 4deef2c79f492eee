import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An expert reads the work of the modules that she knows. */
export class TracksOfStaff1795335645751 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Codes of the modules whose work an expert reads; none: all of the cohort. Codes outlive a change of version.
      alter table cohort_staff add column tracks text[] not null default '{}';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table cohort_staff drop column tracks');
  }
}

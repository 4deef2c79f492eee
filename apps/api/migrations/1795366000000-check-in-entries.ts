import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a participant without a phone said of her business, written down by her coach. See docs/adr/0083. */
export class CheckInEntries1795366000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table check_in
        -- Null: she answered herself.
        add column entered_by uuid references person,
        add check (entered_by is null or answer_id is not null);
      create index check_in_entered_by on check_in (entered_by) where entered_by is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table check_in drop column entered_by');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an officer tells many people at once. */
export class Announcements1795336800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table announcement (
        -- Made by the page, so that the same one sent twice is one.
        id uuid primary key,
        made_by uuid not null references person,
        organisation_id uuid not null references organisation,
        audience text not null check (audience in ('cohort', 'organisation', 'everybody')),
        cohort_id uuid references cohort,
        title text not null,
        text text not null,
        created_at timestamptz not null default now(),
        check ((audience = 'cohort') = (cohort_id is not null))
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table announcement');
  }
}

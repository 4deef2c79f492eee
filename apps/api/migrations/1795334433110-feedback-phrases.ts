import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sentences that reviewers put in: the programme's, and each one's own. */
export class FeedbackPhrases1795334433110 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- {good: [], change: []}; belongs to no version, so that it can be made better while cohorts learn.
      alter table programme add column phrases jsonb not null default '{"good": [], "change": []}';

      create table own_phrase (
        -- Made by the page: keeping it twice is keeping it once.
        id uuid primary key,
        person_id uuid not null references person,
        field text not null check (field in ('good', 'change')),
        text text not null,
        created_at timestamptz not null default now()
      );
      create index own_phrase_person on own_phrase (person_id, created_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table own_phrase; alter table programme drop column phrases;');
  }
}

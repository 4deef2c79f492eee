import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions asked before and after a stage, and what people answered both times: how much was gained. */
export class StageTests1795321429681 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table stage_test (
        id uuid primary key,
        stage_id uuid not null unique references stage,
        programme_version_id uuid not null references programme_version,
        code text not null,
        title text not null,
        minutes int not null,
        -- QuizBody of libs/curriculum/contracts.
        body jsonb not null,
        unique (programme_version_id, code)
      );
      create trigger stage_test_published before update or delete on stage_test
        for each row execute function refuse_change_of_published();

      create table stage_test_result (
        -- Made by the phone (UUIDv7): sending one twice changes nothing.
        id uuid primary key,
        membership_id uuid not null references membership,
        -- A stage keeps its code over the versions of a programme: the result stays hers when her cohort moves.
        stage_code text not null,
        moment text not null check (moment in ('before', 'after')),
        device_at timestamptz not null,
        received_at timestamptz not null default now(),
        answers jsonb not null default '[]',
        right_count int not null,
        total int not null check (total > 0),
        -- The first answer of each moment counts.
        unique (membership_id, stage_code, moment)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table stage_test_result, stage_test');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that staff entered for a participant: how she agreed to it, and what she says of it herself. */
export class Acting1795321400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table submission_attempt
        -- How she agreed that it is entered for her.
        add column entered_consent text check (entered_consent in ('present', 'phone', 'paper')),
        -- Her own word about it later, the last one: it is her work, or it is not.
        add column entered_answer text check (entered_answer in ('confirmed', 'disowned')),
        add column entered_answered_at timestamptz,
        add constraint submission_attempt_entered check (
          (entered_by is null) = (entered_consent is null)
          and (entered_by is not null or entered_answer is null)
          and (entered_answer is null) = (entered_answered_at is null));

      -- Who entered the newest attempt: the queue asks it of every row, and offers her nothing of her own.
      alter table submission add column entered_by uuid references person;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table submission drop column entered_by;
      alter table submission_attempt
        drop constraint submission_attempt_entered,
        drop column entered_consent, drop column entered_answer, drop column entered_answered_at;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision that was sent waits before it takes effect, so that the reviewer can take it back. See docs/adr/0045. */
export class SentDecisions1795333615101 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table submission drop constraint submission_state_check, drop constraint submission_check;
      alter table submission
        add constraint submission_state_check
          check (state in ('draft', 'submitted', 'in_review', 'answering', 'returned', 'accepted')),
        -- Whoever answered holds it on until the answer takes effect.
        add constraint submission_check check (
          (state in ('in_review', 'answering')) = (claimed_by is not null and claimed_until is not null));

      create table sent_decision (
        -- Made by the page; becomes the feedback's id.
        id uuid primary key,
        submission_id uuid not null unique references submission,
        attempt_id uuid not null references submission_attempt,
        reviewer_id uuid not null references person,
        decision text not null check (decision in ('returned', 'accepted')),
        scores jsonb not null,
        good text not null,
        change text not null,
        sent_at timestamptz not null,
        -- By the database's clock, which all processes share.
        due_at timestamptz not null
      );
      create index sent_decision_due on sent_decision (due_at);
    `);
  }

  /** What was sent and waits goes back to the reviewer, who has it as her draft. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table sent_decision;
      update submission set state = 'in_review' where state = 'answering';
      alter table submission drop constraint submission_state_check, drop constraint submission_check;
      alter table submission
        add constraint submission_state_check
          check (state in ('draft', 'submitted', 'in_review', 'returned', 'accepted')),
        add constraint submission_check check (
          (state = 'in_review') = (claimed_by is not null and claimed_until is not null));
    `);
  }
}

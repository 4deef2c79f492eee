import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feedback gets marks on photos and a voice, and co-coaches notes among themselves. See docs/adr/0047. */
export class MarksAndVoices1795344820622 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a reviewer said aloud of an attempt. It stays as long as a draft, a sent decision or feedback names it.
      create table feedback_voice (
        -- Made by the page: the same sound sent again is the same row.
        id uuid primary key,
        attempt_id uuid not null references submission_attempt,
        reviewer_id uuid not null references person,
        -- As the page says.
        seconds int not null check (seconds between 1 and 180),
        -- Media type by content; null with what follows until the bytes are here.
        type text,
        bytes int,
        sha256 text,
        stored_key text,
        created_at timestamptz not null default now(),
        -- Gone by then unless something names it.
        expires_at timestamptz not null,
        -- Its bytes are on their way out: nothing may name it any more.
        is_leaving boolean not null default false
      );
      create index feedback_voice_attempt on feedback_voice (attempt_id);
      create index feedback_voice_reviewer on feedback_voice (reviewer_id);
      create index feedback_voice_expiry on feedback_voice (expires_at);

      -- marks: one overlay for each photo that has one, see MarkedPhoto in the contracts.
      alter table feedback add column marks jsonb not null default '[]', add column voice_id uuid references feedback_voice;
      alter table feedback_draft add column marks jsonb not null default '[]', add column voice_id uuid references feedback_voice;
      alter table sent_decision add column marks jsonb not null default '[]', add column voice_id uuid references feedback_voice;
      create index feedback_by_voice on feedback (voice_id) where voice_id is not null;
      create index feedback_draft_by_voice on feedback_draft (voice_id) where voice_id is not null;
      create index sent_decision_by_voice on sent_decision (voice_id) where voice_id is not null;

      -- What a reviewer tells the others who may read the work; the participant never sees it.
      create table review_note (
        submission_id uuid not null references submission,
        author_id uuid not null references person,
        text text not null,
        updated_at timestamptz not null,
        version int not null default 1,
        primary key (submission_id, author_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table review_note;
      alter table sent_decision drop column marks, drop column voice_id;
      alter table feedback_draft drop column marks, drop column voice_id;
      alter table feedback drop column marks, drop column voice_id;
      drop table feedback_voice;
    `);
  }
}

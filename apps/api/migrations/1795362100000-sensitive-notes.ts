import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What hardly anybody reads about a person, sealed with a key that is not in the database. See docs/adr/0085. */
export class SensitiveNotes1795362100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sensitive_note (
        -- Made by the page (UUIDv7): writing twice is writing once. Sealed together with the person.
        id uuid primary key,
        person_id uuid not null references person,
        membership_id uuid not null references membership,
        author_id uuid not null references person,
        -- What the author was to her: of notes by the safeguarding persons officers do not even learn.
        written_as text not null check (written_as in ('coach', 'leads', 'trusted')),
        written_at timestamptz not null,
        changed_at timestamptz,
        -- Which secret opens it, and what it opens.
        key_id text not null,
        sealed bytea not null
      );
      create index sensitive_note_membership on sensitive_note (membership_id, written_at);
      create index sensitive_note_person on sensitive_note (person_id);
      create index sensitive_note_key on sensitive_note (key_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table sensitive_note');
  }
}

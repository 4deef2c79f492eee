import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recordings that an organisation adds to a lesson; see ADR 34. */
export class LessonRecordings1795334663997 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table lesson_recording (
        -- Made by the client.
        id uuid primary key,
        organisation_id uuid not null references organisation,
        programme_id uuid not null references programme,
        -- Code of the lesson: the same lesson in every version of the programme.
        lesson_code text not null,
        language text not null,
        title text not null,
        transcript text not null,
        state text not null default 'empty' check (state in ('empty', 'waiting', 'ready', 'failed')),
        fault text check (fault in ('unreadable', 'too-long', 'ffmpeg-needed', 'trouble')),
        is_as_uploaded boolean not null default false,
        -- Null until it is known.
        seconds int check (seconds > 0),
        -- The file as it was uploaded; null before, and once it was made small.
        original_key text,
        original_type text,
        created_at timestamptz not null default now(),
        check ((fault is not null) = (state = 'failed')),
        check (state not in ('waiting', 'failed') or original_key is not null),
        check (state <> 'ready' or seconds is not null)
      );
      create index lesson_recording_lesson on lesson_recording (organisation_id, programme_id, lesson_code);

      -- What players load. The file of format 'original' is the recording's original_key.
      create table lesson_recording_sound (
        recording_id uuid not null references lesson_recording on delete cascade,
        format text not null check (format in ('opus', 'aac', 'original')),
        -- SHA-256 of the bytes, as in the address.
        hash text not null,
        type text not null,
        bytes int not null,
        file_key text not null,
        primary key (recording_id, format)
      );
      create index lesson_recording_sound_hash on lesson_recording_sound (hash);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table lesson_recording_sound, lesson_recording');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programme versions. A published version never changes; triggers hold that promise. */
export class Curriculum1763800000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table programme (
        id uuid primary key,
        code text not null unique,
        title text not null,
        created_at timestamptz not null default now()
      );

      create table programme_version (
        id uuid primary key,
        programme_id uuid not null references programme,
        number int not null,
        state text not null default 'draft' check (state in ('draft', 'published')),
        content_hash text not null,
        published_at timestamptz,
        unique (programme_id, number)
      );

      create table stage (
        id uuid primary key,
        programme_version_id uuid not null references programme_version,
        code text not null,
        position int not null,
        title text not null,
        purpose text not null,
        -- Declarative: see StageRule in libs/curriculum/contracts.
        rule jsonb not null,
        unique (programme_version_id, code)
      );

      create table course (
        id uuid primary key,
        stage_id uuid not null references stage,
        code text not null,
        position int not null,
        title text not null,
        unique (stage_id, code)
      );

      create table module (
        id uuid primary key,
        course_id uuid not null references course,
        stage_id uuid not null references stage,
        code text not null,
        position int not null,
        title text not null,
        summary text not null,
        is_track boolean not null default false,
        unique (stage_id, code)
      );

      -- Everything a participant can be asked to do. module_id is null for planned days and clinics.
      create table step (
        id uuid primary key,
        programme_version_id uuid not null references programme_version,
        stage_id uuid not null references stage,
        module_id uuid references module,
        code text not null,
        -- Order over the whole programme version.
        position int not null,
        kind text not null check (kind in ('lesson', 'quiz', 'assignment', 'session', 'clinic')),
        title text not null,
        minutes int not null default 0,
        is_required boolean not null default true,
        due_after_days int,
        -- Lesson, Quiz or Assignment of libs/curriculum/contracts, by kind.
        body jsonb not null default '{}',
        unique (programme_version_id, code)
      );
      create index step_stage on step (stage_id, position);

      create table content_media (
        -- SHA-256 of the bytes: the same picture is kept once, and its address may be cached for ever.
        hash text primary key,
        type text not null,
        bytes int not null,
        data bytea not null
      );

      create function refuse_change_of_published() returns trigger language plpgsql as $$
      declare version_id uuid; version_state text;
      begin
        version_id := case tg_table_name
          when 'programme_version' then old.id
          else (to_jsonb(old)->>'programme_version_id')::uuid end;
        select state into version_state from programme_version where id = version_id;
        if version_state = 'published' then
          raise exception 'programme version % is published and never changes', version_id;
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger step_published before update or delete on step
        for each row execute function refuse_change_of_published();
      create trigger stage_published before update or delete on stage
        for each row execute function refuse_change_of_published();
      create trigger version_published before update or delete on programme_version
        for each row execute function refuse_change_of_published();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table content_media, step, module, course, stage, programme_version, programme;
      drop function refuse_change_of_published;
    `);
  }
}

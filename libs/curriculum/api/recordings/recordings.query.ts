import { Injectable } from '@nestjs/common';
import type { RecordableLesson, RecordingList, RecordingView } from '@pijar/curriculum/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { soundJson } from './sound.sql';

/** Reads recordings for the officers of their organisation. */
@Injectable()
export class RecordingsQuery {
  constructor(private readonly db: DataSource) {}

  async list(organisationId: string): Promise<RecordingList> {
    const [row] = (await this.db.query(
      `select o.name as "organisationName", coalesce(
                (select jsonb_agg(${viewJson} order by r.created_at desc, r.id)
                   from lesson_recording r join programme g on g.id = r.programme_id
                  where r.organisation_id = o.id), '[]') as items
         from organisation o where o.id = $1`,
      [organisationId],
    )) as RecordingList[];
    return row!;
  }

  /** Null when the organisation has no such recording. */
  async find(
    organisationId: string,
    recordingId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<RecordingView | null> {
    const [row] = (await manager.query(
      `select ${viewJson} as view from lesson_recording r join programme g on g.id = r.programme_id
        where r.organisation_id = $1 and r.id = $2`,
      [organisationId, recordingId],
    )) as { view: RecordingView }[];
    return row?.view ?? null;
  }

  /** Lessons of the newest published version of every programme, in their order. */
  async lessons(): Promise<RecordableLesson[]> {
    return this.db.query(
      `select g.id as "programmeId", g.title as "programmeTitle", st.code as "lessonCode",
              st.title as "lessonTitle", m.title as "moduleTitle"
         from programme g
         join programme_version v on v.programme_id = g.id and v.state = 'published'
          and v.number = (select max(x.number) from programme_version x
                           where x.programme_id = g.id and x.state = 'published')
         join step st on st.programme_version_id = v.id and st.kind = 'lesson'
         join module m on m.id = st.module_id
        order by g.title, st.position`,
    );
  }
}

/** The newest name of the lesson; its code where no published version has it any more. */
const lessonTitle = `coalesce((
  select st.title from step st
    join programme_version v on v.id = st.programme_version_id and v.state = 'published'
   where v.programme_id = r.programme_id and st.code = r.lesson_code and st.kind = 'lesson'
   order by v.number desc limit 1), r.lesson_code)`;

const viewJson = `jsonb_build_object(
  'recordingId', r.id, 'programmeId', r.programme_id, 'programmeTitle', g.title,
  'lessonCode', r.lesson_code, 'lessonTitle', ${lessonTitle}, 'language', r.language,
  'title', r.title, 'transcript', r.transcript, 'state', r.state, 'fault', r.fault,
  'isAsUploaded', r.is_as_uploaded,
  'sound', case when r.state = 'ready' then ${soundJson} end,
  'createdAt', to_char(r.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

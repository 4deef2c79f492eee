import { Injectable } from '@nestjs/common';
import type { LessonRecording, ModuleContent } from '@pijar/curriculum/contracts';
import { DataSource } from 'typeorm';
import { mediaUrl } from '../pack/pack-media';
import { soundJson } from './sound.sql';

/** What recordings add to a module that somebody takes home. */
export type AddedContent = Pick<ModuleContent, 'moduleId' | 'textBytes' | 'media'>;

/** Recordings as participants of an organisation's cohorts get them. */
@Injectable()
export class LessonRecordings {
  constructor(private readonly db: DataSource) {}

  /**
   * What can be heard with lessons, by their codes; a lesson without any is not in it.
   * @param codes of steps of the version, of any kind
   */
  async ofLessons(
    organisationId: string,
    programmeVersionId: string,
    codes: string[],
  ): Promise<Map<string, LessonRecording[]>> {
    const rows = (await this.db.query(
      `select r.lesson_code as code, jsonb_agg(jsonb_build_object(
                'recordingId', r.id, 'title', r.title, 'language', r.language, 'sound', ${soundJson})
                order by r.created_at, r.id) as recordings
         from lesson_recording r
         join programme_version v on v.id = $2 and v.programme_id = r.programme_id
        where r.organisation_id = $1 and r.lesson_code = any($3) and r.state = 'ready'
        group by r.lesson_code`,
      [organisationId, programmeVersionId, codes],
    )) as { code: string; recordings: LessonRecording[] }[];
    return new Map(rows.map(({ code, recordings }) => [code, recordings]));
  }

  /** What they weigh, of every module of the version that has some. */
  async ofModules(organisationId: string, programmeVersionId: string): Promise<AddedContent[]> {
    return this.db.query(
      `select st.module_id as "moduleId",
              (sum(octet_length(r.transcript)) filter (where s.format <> 'opus'))::int as "textBytes",
              jsonb_agg(jsonb_build_object(
                'url', '${mediaUrl('')}' || s.hash, 'type', s.type, 'bytes', s.bytes,
                'insteadOf', (select '${mediaUrl('')}' || a.hash from lesson_recording_sound a
                               where s.format = 'opus' and a.recording_id = r.id and a.format = 'aac'))
                order by s.hash) as media
         from lesson_recording r
         join programme_version v on v.id = $2 and v.programme_id = r.programme_id
         join step st on st.programme_version_id = v.id and st.code = r.lesson_code
                     and st.kind = 'lesson'
         join lesson_recording_sound s on s.recording_id = r.id
        where r.organisation_id = $1 and r.state = 'ready'
        group by st.module_id`,
      [organisationId, programmeVersionId],
    );
  }

  /** Where the bytes of an address lie; null when no recording has it. */
  async fileOf(hash: string): Promise<{ key: string; type: string; bytes: number } | null> {
    const [row] = (await this.db.query(
      `select s.file_key as key, s.type, s.bytes
         from lesson_recording_sound s join lesson_recording r on r.id = s.recording_id
        where s.hash = $1 and r.state = 'ready' limit 1`,
      [hash],
    )) as { key: string; type: string; bytes: number }[];
    return row ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import {
  maxRecordings,
  recordingFilesForgotten,
  recordingUploaded,
  type RecordingInput,
  type RecordingView,
} from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Outbox, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordingsQuery } from './recordings.query';

/** What officers do to the recordings of their organisation, but for the bytes. */
@Injectable()
export class RecordingsService {
  constructor(
    private readonly db: DataSource,
    private readonly query: RecordingsQuery,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes it or changes its words.
   * @throws 404 another organisation's; 409 `too-many-recordings`; 422 a lesson that no published version has
   */
  put(actor: Actor, recordingId: string, input: RecordingInput): Promise<RecordingView> {
    return this.db.transaction(async (manager) => {
      await this.assertLesson(manager, input);
      const { programmeId, lessonCode, language, title, transcript } = input;
      // One at a time in an organisation, so that the limit holds.
      await manager.query('select 1 from organisation where id = $1 for no key update', [
        actor.organisationId,
      ]);
      const known = await this.query.find(actor.organisationId, recordingId, manager);
      if (!known) await this.assertRoom(manager, actor.organisationId);
      const rows: unknown[] = await manager.query(
        `insert into lesson_recording
                (id, organisation_id, programme_id, lesson_code, language, title, transcript)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update
            set programme_id = $3, lesson_code = $4, language = $5, title = $6, transcript = $7
          where lesson_recording.organisation_id = $2
         returning id`,
        [recordingId, actor.organisationId, programmeId, lessonCode, language, title, transcript],
      );
      if (rows.length === 0) throw problems.notFound();
      await this.record(manager, actor, recordingId, known ? 'changed' : 'added', {
        lessonCode,
        language,
      });
      return (await this.query.find(actor.organisationId, recordingId, manager))!;
    });
  }

  /** @throws 404; 409 `nothing-to-transcode` unless it failed or stayed as it was uploaded */
  transcode(actor: Actor, recordingId: string): Promise<RecordingView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(manager, actor, recordingId);
      if (!row.originalKey || row.state === 'waiting') {
        throw problems.conflict('nothing-to-transcode', 'There is nothing to make small.');
      }
      await manager.query('delete from lesson_recording_sound where recording_id = $1', [
        recordingId,
      ]);
      await manager.query(
        `update lesson_recording set state = 'waiting', fault = null, is_as_uploaded = false
          where id = $1`,
        [recordingId],
      );
      await this.outbox.add(manager, recordingUploaded, {
        recordingId,
        originalKey: row.originalKey,
      });
      return (await this.query.find(actor.organisationId, recordingId, manager))!;
    });
  }

  /** @throws 404 */
  remove(actor: Actor, recordingId: string): Promise<void> {
    return this.db.transaction(async (manager) => {
      const { keys } = await this.lock(manager, actor, recordingId);
      await manager.query('delete from lesson_recording where id = $1', [recordingId]);
      if (keys.length > 0) await this.outbox.add(manager, recordingFilesForgotten, { keys });
      await this.record(manager, actor, recordingId, 'removed', {});
    });
  }

  /**
   * Puts a sound in the place of what was there, for a job to make small.
   * @param sound its file in the store, already there, and the seconds a browser measured
   * @throws 404
   */
  takeSound(
    actor: Actor,
    recordingId: string,
    sound: { key: string; type: string; seconds: number | null },
  ): Promise<RecordingView> {
    return this.db.transaction(async (manager) => {
      const { keys } = await this.lock(manager, actor, recordingId);
      await manager.query('delete from lesson_recording_sound where recording_id = $1', [
        recordingId,
      ]);
      await manager.query(
        `update lesson_recording
            set state = 'waiting', fault = null, is_as_uploaded = false,
                original_key = $2, original_type = $3, seconds = $4
          where id = $1`,
        [recordingId, sound.key, sound.type, sound.seconds],
      );
      await this.outbox.add(manager, recordingUploaded, { recordingId, originalKey: sound.key });
      if (keys.length > 0) await this.outbox.add(manager, recordingFilesForgotten, { keys });
      await this.record(manager, actor, recordingId, 'sound-uploaded', { type: sound.type });
      return (await this.query.find(actor.organisationId, recordingId, manager))!;
    });
  }

  private async lock(
    manager: EntityManager,
    actor: Actor,
    recordingId: string,
  ): Promise<{ state: string; originalKey: string | null; keys: string[] }> {
    const [row] = (await manager.query(
      `select r.state, r.original_key as "originalKey",
              array(select r.original_key where r.original_key is not null
                    union select s.file_key from lesson_recording_sound s
                     where s.recording_id = r.id) as keys
         from lesson_recording r where r.id = $1 and r.organisation_id = $2 for update of r`,
      [recordingId, actor.organisationId],
    )) as { state: string; originalKey: string | null; keys: string[] }[];
    if (!row) throw problems.notFound();
    return row;
  }

  private async assertLesson(manager: EntityManager, input: RecordingInput): Promise<void> {
    const found: unknown[] = await manager.query(
      `select 1 from step st join programme_version v on v.id = st.programme_version_id
        where v.programme_id = $1 and v.state = 'published'
          and st.code = $2 and st.kind = 'lesson' limit 1`,
      [input.programmeId, input.lessonCode],
    );
    if (found.length === 0) {
      throw problems.invalidField('/body/lessonCode', 'unknown', 'There is no such lesson.');
    }
  }

  private async assertRoom(manager: EntityManager, organisationId: string): Promise<void> {
    const [row] = (await manager.query(
      'select count(*)::int as count from lesson_recording where organisation_id = $1',
      [organisationId],
    )) as { count: number }[];
    if (row!.count >= maxRecordings) {
      throw problems.conflict('too-many-recordings', 'Remove one first.');
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    recordingId: string,
    deed: 'added' | 'changed' | 'removed' | 'sound-uploaded',
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action: `lesson-recording.${deed}`,
      subjectType: 'lesson_recording',
      subjectId: recordingId,
      detail,
    });
  }
}

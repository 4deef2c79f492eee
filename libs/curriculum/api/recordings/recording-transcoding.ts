import { Inject, Injectable } from '@nestjs/common';
import {
  maxRecordingSeconds,
  recordingFilesForgotten,
  type RecordingFault,
} from '@pijar/curriculum/contracts';
import {
  defineQueue,
  FILE_STORE,
  newFileKey,
  Outbox,
  type FileStore,
  type JobRun,
} from '@pijar/shared/api';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DataSource } from 'typeorm';
import { makeSmall, SoundFault } from './make-small';
import { fingerprintOf, workFolder } from './received-sound';
import { recogniseSound } from './recognise-sound';

/** The recording, and which of its files: another one may have taken its place when the job begins. */
export interface Transcoding {
  recordingId: string;
  originalKey: string;
}

export const transcodingQueue = defineQueue<Transcoding>('lesson-recordings', {
  attempts: 3,
  backoff: { seconds: 10 },
});

/** Also one that the machine, not the file, was to blame for: an admin may have the job tried again. */
const isWanted = `(state = 'waiting' or fault = 'trouble')`;

interface MadeSound {
  format: 'opus' | 'aac' | 'original';
  file: string;
  type: string;
  extension: string;
}

/** How it ended: what can be heard, or why nothing can. */
type Outcome = { sounds: MadeSound[]; seconds: number } | { fault: RecordingFault };

/** Makes recordings small, where there is ffmpeg. */
@Injectable()
export class RecordingTranscoding {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** Doing it again changes nothing; a fault of the machine is thrown, and the last one is told on the recording, too. */
  async run(job: Transcoding, run: Pick<JobRun, 'attempt' | 'signal'>): Promise<void> {
    const [row] = (await this.db.query(
      `select seconds from lesson_recording
        where id = $1 and original_key = $2 and ${isWanted}`,
      [job.recordingId, job.originalKey],
    )) as { seconds: number | null }[];
    if (!row) return;
    try {
      await using folder = await workFolder();
      const outcome = await this.attempt(job, row.seconds, folder.dir, run.signal);
      await ('fault' in outcome ? this.fail(job, outcome.fault) : this.finish(job, outcome));
    } catch (fault) {
      const isLast = run.attempt >= transcodingQueue.attempts && !run.signal.aborted;
      if (isLast) await this.fail(job, 'trouble');
      throw fault;
    }
  }

  private async attempt(
    { originalKey }: Transcoding,
    measured: number | null,
    dir: string,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const original = await this.files.read(originalKey);
    if (!original) throw new Error(`The file ${originalKey} is not there.`);
    const file = path.join(dir, 'original');
    await pipeline(original.stream, createWriteStream(file), { signal });
    const kind = await recogniseSound(file);
    if (!kind) return { fault: 'unreadable' };
    const small = await makeSmall(file, kind.demuxer, dir, signal).catch((fault: unknown) => {
      if (fault instanceof SoundFault) return 'unreadable' as const;
      throw fault;
    });
    if (small === 'unreadable') return { fault: small };
    if (!small) {
      if (!kind.isPlayed || !measured) return { fault: 'ffmpeg-needed' };
      if (measured > maxRecordingSeconds) return { fault: 'too-long' };
      return { sounds: [{ format: 'original', file, ...kind }], seconds: measured };
    }
    if (small.seconds > maxRecordingSeconds) return { fault: 'too-long' };
    return {
      seconds: small.seconds,
      sounds: [
        { format: 'opus', file: small.opus, type: 'audio/ogg', extension: 'ogg' },
        { format: 'aac', file: small.aac, type: 'audio/mp4', extension: 'm4a' },
      ],
    };
  }

  private async finish(
    { recordingId, originalKey }: Transcoding,
    { sounds, seconds }: Extract<Outcome, { sounds: MadeSound[] }>,
  ): Promise<void> {
    const isAsUploaded = sounds.some(({ format }) => format === 'original');
    const kept = await Promise.all(
      sounds.map(async ({ format, file, type, extension }) => {
        const key = isAsUploaded ? originalKey : newFileKey('recordings', extension);
        if (!isAsUploaded) await this.files.put(key, createReadStream(file), { type });
        return { format, type, key, ...(await fingerprintOf(file)) };
      }),
    );
    await this.db.transaction(async (manager) => {
      const [, count] = (await manager.query(
        `update lesson_recording
            set state = 'ready', fault = null, seconds = $3, is_as_uploaded = $4,
                original_key = case when $4 then original_key end,
                original_type = case when $4 then original_type end
          where id = $1 and original_key = $2 and ${isWanted}`,
        [recordingId, originalKey, seconds, isAsUploaded],
      )) as [unknown, number];
      const isTaken = count === 1;
      for (const { format, hash, type, bytes, key } of isTaken ? kept : []) {
        await manager.query(
          `insert into lesson_recording_sound (recording_id, format, hash, type, bytes, file_key)
           values ($1, $2, $3, $4, $5, $6)`,
          [recordingId, format, hash, type, bytes, key],
        );
      }
      if (isAsUploaded) return;
      // Removed or replaced meanwhile: then nobody wants what was made.
      const keys = isTaken ? [originalKey] : kept.map(({ key }) => key);
      await this.outbox.add(manager, recordingFilesForgotten, { keys });
    });
  }

  private async fail(
    { recordingId, originalKey }: Transcoding,
    fault: RecordingFault,
  ): Promise<void> {
    await this.db.query(
      `update lesson_recording set state = 'failed', fault = $3
        where id = $1 and original_key = $2 and state = 'waiting'`,
      [recordingId, originalKey, fault],
    );
  }
}

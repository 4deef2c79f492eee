import { Inject, Injectable } from '@nestjs/common';
import { maxRecordingBytes, type RecordingView } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import {
  FILE_STORE,
  newFileKey,
  ProblemException,
  problems,
  type FileStore,
} from '@pijar/shared/api';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { RecordingsQuery } from './recordings.query';
import { RecordingsService } from './recordings.service';
import { TooManyBytes, workFolder, writeAtMost } from './received-sound';
import { recogniseSound } from './recognise-sound';

/** Takes in the bytes of a recording. */
@Injectable()
export class SoundUploads {
  constructor(
    private readonly query: RecordingsQuery,
    private readonly recordings: RecordingsService,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** @throws 404; 413 `too-large`; 422 `not-sound` by its content */
  async receive(
    actor: Actor,
    recordingId: string,
    seconds: number | null,
    stream: Readable,
  ): Promise<RecordingView> {
    if (!(await this.query.find(actor.organisationId, recordingId))) throw problems.notFound();
    await using folder = await workFolder();
    const file = path.join(folder.dir, 'uploaded');
    await writeAtMost(stream, file, maxRecordingBytes).catch((fault: unknown) => {
      throw fault instanceof TooManyBytes ? tooLarge() : fault;
    });
    const kind = await recogniseSound(file);
    if (!kind) {
      throw problems.invalidField('/body/sound', 'not-sound', 'The file is no sound that we know.');
    }
    const key = newFileKey('recordings', kind.extension);
    await this.files.put(key, createReadStream(file), { type: kind.type });
    try {
      return await this.recordings.takeSound(actor, recordingId, { key, type: kind.type, seconds });
    } catch (fault) {
      // It was removed meanwhile: nobody knows of these bytes.
      await this.files.delete(key);
      throw fault;
    }
  }
}

export const tooLarge = () =>
  new ProblemException({ type: '/problems/too-large', title: 'Too large', status: 413 });

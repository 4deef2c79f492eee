import { Controller, Req, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import * as routes from '@pijar/curriculum/contracts';
import * as schemas from '@pijar/curriculum/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, problems, type Input } from '@pijar/shared/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { RecordingsQuery } from './recordings.query';
import { RecordingsService } from './recordings.service';
import { SoundUploads, tooLarge } from './sound-uploads';

const access = ['officer', 'admin'];
const soundPath = /^\/api\/v1\/lesson-recordings\/[^/]+\/sound$/;

@Controller()
export class RecordingsController implements OnModuleInit {
  constructor(
    private readonly query: RecordingsQuery,
    private readonly recordings: RecordingsService,
    private readonly uploads: SoundUploads,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Bytes are taken here and nowhere else: everything else speaks JSON. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('application/octet-stream', (request, payload, done) => {
      const isSound = soundPath.test(request.url.split('?')[0]!);
      done(isSound ? null : unsupported(), payload);
    });
  }

  @Operation(routes.listRecordings, {
    summary: 'Recordings that the organisation added to lessons',
    access,
    response: schemas.RecordingList,
  })
  list(@CurrentActor() actor: Actor): Promise<routes.RecordingList> {
    return this.query.list(actor.organisationId);
  }

  @Operation(routes.listRecordableLessons, {
    summary: 'Lessons that a recording can be added to',
    access,
    response: schemas.RecordableLessons,
  })
  async lessons(): Promise<{ items: routes.RecordableLesson[] }> {
    return { items: await this.query.lessons() };
  }

  @Operation(routes.putRecording, {
    summary: 'Keeps the words of a recording',
    access,
    params: schemas.RecordingParams,
    body: schemas.RecordingInput,
    response: schemas.RecordingView,
  })
  put(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.putRecording>,
  ): Promise<routes.RecordingView> {
    return this.recordings.put(actor, params.recordingId, body);
  }

  @Operation(routes.putRecordingSound, {
    summary: 'The sound of a recording (application/octet-stream); a job makes it small',
    access,
    params: schemas.RecordingParams,
    query: schemas.SoundQuery,
    response: schemas.RecordingView,
  })
  putSound(
    @CurrentActor() actor: Actor,
    @In() { params, query }: Input<typeof routes.putRecordingSound>,
    @Req() request: FastifyRequest,
  ): Promise<routes.RecordingView> {
    const { body } = request;
    if (!isStream(body)) throw unsupported();
    // Told at once: a body that is cut off in the middle would look like a bad line.
    if (Number(request.headers['content-length']) > routes.maxRecordingBytes) throw tooLarge();
    return this.uploads.receive(actor, params.recordingId, query.seconds ?? null, body);
  }

  @Operation(routes.transcodeRecording, {
    summary: 'Makes a recording small (again)',
    access,
    params: schemas.RecordingParams,
    response: schemas.RecordingView,
  })
  transcode(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.transcodeRecording>,
  ): Promise<routes.RecordingView> {
    return this.recordings.transcode(actor, params.recordingId);
  }

  @Operation(routes.removeRecording, {
    summary: 'Takes a recording away, with its files',
    access,
    params: schemas.RecordingParams,
  })
  remove(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.removeRecording>,
  ): Promise<void> {
    return this.recordings.remove(actor, params.recordingId);
  }
}

const isStream = (body: unknown): body is Readable =>
  typeof (body as Readable | null)?.pipe === 'function';

const unsupported = () =>
  problems.badRequest('bad-body', 'Send the bytes of the sound as application/octet-stream.');

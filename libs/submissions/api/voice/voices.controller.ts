import type { Readable } from 'node:stream';
import { Controller, Req, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, problems, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reviewerRoles } from '../claims/review-access';
import { VoiceBytesService } from './voice-bytes.service';
import { VoicesService, voiceTooLarge } from './voices.service';

const voicePath = /^\/api\/v1\/submissions\/[^/]+\/attempts\/[^/]+\/voices\/[^/]+$/;

@Controller()
export class VoicesController implements OnModuleInit {
  constructor(
    private readonly voices: VoicesService,
    private readonly bytes: VoiceBytesService,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Sound is taken here and nowhere else. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser(/^audio\//, (request, payload, done) => {
      const isVoice = voicePath.test(request.url.split('?')[0]!);
      done(isVoice ? null : unsupported(), payload);
    });
  }

  @Operation(routes.keepVoice, {
    summary: 'Keep what I say aloud of an attempt (audio/*)',
    access: reviewerRoles,
    params: schemas.KeepVoiceParams,
    query: schemas.KeepVoiceQuery,
    response: schemas.VoiceView,
  })
  keep(
    @CurrentActor() actor: Actor,
    @In() { params, query }: Input<typeof routes.keepVoice>,
    @Req() request: FastifyRequest,
  ): Promise<routes.VoiceView> {
    const { body } = request;
    if (!isStream(body)) throw unsupported();
    // Told at once: a body that is cut off in the middle would look like a bad line.
    if (Number(request.headers['content-length']) > routes.maxVoiceBytes) throw voiceTooLarge();
    return this.voices.keep(actor, params, query.seconds, body);
  }

  @Operation(routes.voiceContent, {
    summary: 'What a reviewer said, as sound',
    access: 'person',
    params: schemas.VoiceParams,
    stream: 'application/octet-stream',
  })
  content(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.voiceContent>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.bytes.content(actor, params.voiceId, request, reply);
  }
}

const isStream = (body: unknown): body is Readable =>
  typeof (body as Readable | null)?.pipe === 'function';

const unsupported = () =>
  problems.badRequest('bad-body', 'Send the bytes of the sound with their audio/ type.');

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { assertMeant, sessionCookie, SessionsQuery } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems, sendProblem } from '@pijar/shared/api';
import { uploadsPath } from '@pijar/submissions/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileRefused } from './begin-upload.service';
import { DiscardFileService } from './discard-file.service';
import { FileCheckService } from './file-check.service';
import { sendResponse, webRequestOf } from './tus-messages';
import { TusServer } from './tus-server';
import { isUploadId } from './upload-id';
import { UploadsQuery, type UploadRow } from './uploads.query';

type Uploading = FastifyRequest<{ Params: { uploadId?: string } }>;

/**
 * tus 1.0 at /api/v1/uploads. Every method asks first who is there and whose upload it is. Bytes are received here and nothing
 * else: an upload that is complete is answered from its row. Writes from other sites are refused for the whole API, see
 * configureApp.
 */
@Injectable()
export class TusUploads implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly sessions: SessionsQuery,
    private readonly tus: TusServer,
    private readonly checks: FileCheckService,
    private readonly discards: DiscardFileService,
    private readonly uploads: UploadsQuery,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(async (room) => {
      room.removeAllContentTypeParsers();
      // The bytes go to the store as they come.
      room.addContentTypeParser('*', (_request, _payload, done) => done(null));
      for (const url of [uploadsPath, `${uploadsPath}/:uploadId`]) {
        room.route<{ Params: { uploadId?: string } }>({
          method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'GET', 'OPTIONS'],
          url,
          handler: (request, reply) => this.answer(request, reply),
        });
      }
    });
  }

  private async answer(request: Uploading, reply: FastifyReply): Promise<void> {
    const actor = await this.actorOf(request);
    const { uploadId } = request.params;
    if (request.method === 'OPTIONS' || (request.method === 'POST' && uploadId === undefined)) {
      return this.pass(request, reply, actor);
    }
    const upload = isUploadId(uploadId ?? '')
      ? await this.uploads.ofOwner(uploadId!, actor.personId)
      : null;
    if (!upload) throw problems.notFound();
    if (request.method === 'DELETE') return this.giveUp(upload, reply, actor);
    if (request.method !== 'HEAD' && request.method !== 'PATCH') throw problems.notFound();
    if (upload.state === 'receiving') {
      if (upload.receivedBytes < upload.size) return this.pass(request, reply, actor);
      // A process died between the last byte and the check: the phone that asks again finds it done.
      await this.checks.run(upload.id);
    }
    await this.answerComplete(upload, request, reply);
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    const token = request.cookies[sessionCookie];
    const actor = token ? await this.sessions.actorOf(token) : null;
    if (!actor) throw problems.unauthorized();
    assertMeant(actor, request);
    return actor;
  }

  /** Lets @tus/server answer. */
  private async pass(request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<void> {
    const web = webRequestOf(request);
    try {
      await sendResponse(reply, await this.tus.answer(web.request, actor));
    } finally {
      web.release();
    }
  }

  private async giveUp(upload: UploadRow, reply: FastifyReply, actor: Actor): Promise<void> {
    await this.discards.discard(actor, upload.id);
    await reply.status(204).header('tus-resumable', '1.0.0').send();
  }

  /** All bytes were here before: a phone that missed the answer hears it again and sends nothing twice. */
  private async answerComplete(
    upload: UploadRow,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    reply.headers({
      'tus-resumable': '1.0.0',
      'upload-offset': String(upload.size),
      'upload-length': String(upload.size),
      'cache-control': 'no-store',
    });
    if (request.method === 'HEAD') {
      await reply.status(200).send();
    } else if (Number(request.headers['upload-offset']) !== upload.size) {
      throw problems.conflict('offset-conflict', 'All bytes are here.');
    } else if (upload.refusal) {
      sendProblem(reply, fileRefused(upload.refusal).problem);
    } else {
      await reply.status(204).send();
    }
  }
}

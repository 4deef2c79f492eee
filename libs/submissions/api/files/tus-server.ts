import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { maxFileBytes, uploadsPath } from '@pijar/submissions/contracts';
import { Server } from '@tus/server';
import { DataSource } from 'typeorm';
import { BeginUploadService, fileRefused } from './begin-upload.service';
import { FileCheckService } from './file-check.service';
import { problemOfTus } from './tus-messages';
import { UploadLocks } from './upload-locks';
import { incomingKey, UPLOAD_STORE, uploadIdOf, type UploadStore } from './upload-store';

/** @tus/server with our ids, our rows and our checks. It lets anybody in: whoever calls it has asked who is there. */
@Injectable()
export class TusServer {
  private readonly server: Server;
  private readonly actors = new WeakMap<Request, Actor>();

  constructor(
    private readonly beginning: BeginUploadService,
    private readonly checks: FileCheckService,
    db: DataSource,
    @Inject(UPLOAD_STORE) store: UploadStore,
  ) {
    this.server = new Server({
      path: uploadsPath,
      datastore: store,
      maxSize: maxFileBytes,
      relativeLocation: true,
      locker: new UploadLocks(db),
      namingFunction: (request, metadata) => this.name(request, metadata),
      generateUrl: (_request, { path, id }) => `${path}/${uploadIdOf(id)}`,
      getFileIdFromRequest: (_request, last) => (last ? incomingKey(last) : undefined),
      onUploadFinish: (_request, { id }) => this.judge(uploadIdOf(id)),
      onResponseError: (_request, fault) => problemOfTus(fault),
    });
  }

  /** @param request of somebody who may: for anything but creation, the upload's owner */
  answer(request: Request, actor: Actor): Promise<Response> {
    this.actors.set(request, actor);
    return this.server.handleWeb(request);
  }

  private async name(request: Request, metadata?: Record<string, string | null>): Promise<string> {
    const length = request.headers.get('upload-length');
    return incomingKey(await this.beginning.begin(this.actors.get(request)!, length, metadata));
  }

  /** @throws 422 with the reason when the file is refused */
  private async judge(id: string): Promise<object> {
    const verdict = await this.checks.run(id);
    if (verdict?.refusal) throw fileRefused(verdict.refusal);
    return {};
  }
}

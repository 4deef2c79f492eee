import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { maxFileBytes, uploadsPath } from '@pijar/submissions/contracts';
import { Server, type Locker } from '@tus/server';
import { BeginUploadService, fileRefused } from './begin-upload.service';
import { FileCheckService } from './file-check.service';
import { problemOfTus } from './tus-messages';
import { IncomingStore } from './incoming-store';

/** The database decides who writes, see IncomingStore; a lock in this process would know nothing of the others. */
const noLocks: Locker = { newLock: () => ({ lock: async () => {}, unlock: async () => {} }) };

/** @tus/server with our ids, our rows and our checks. It lets anybody in: whoever calls it has asked who is there. */
@Injectable()
export class TusServer {
  private readonly server: Server;
  private readonly actors = new WeakMap<Request, Actor>();

  constructor(
    private readonly beginning: BeginUploadService,
    private readonly checks: FileCheckService,
    incoming: IncomingStore,
  ) {
    this.server = new Server({
      path: uploadsPath,
      datastore: incoming,
      maxSize: maxFileBytes,
      relativeLocation: true,
      locker: noLocks,
      namingFunction: (request, metadata) => this.name(request, metadata),
      onUploadFinish: (_request, { id }) => this.judge(id),
      onResponseError: (_request, fault) => problemOfTus(fault),
    });
  }

  /** @param request of somebody who may: for anything but creation, the upload's owner */
  answer(request: Request, actor: Actor): Promise<Response> {
    this.actors.set(request, actor);
    return this.server.handleWeb(request);
  }

  private name(request: Request, metadata?: Record<string, string | null>): Promise<string> {
    const length = request.headers.get('upload-length');
    return this.beginning.begin(this.actors.get(request)!, length, metadata);
  }

  /** @throws 422 with the reason when the file is refused */
  private async judge(id: string): Promise<object> {
    const verdict = await this.checks.run(id);
    if (verdict?.refusal) throw fileRefused(verdict.refusal);
    return {};
  }
}

import { Controller, Req, Res } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiscardFileService } from './discard-file.service';
import { FileAccessQuery } from './file-access.query';
import { FileBytesService } from './file-bytes.service';
import { FileCheckService } from './file-check.service';
import { ReuseFileService } from './reuse-file.service';

@Controller()
export class FilesController {
  constructor(
    private readonly access: FileAccessQuery,
    private readonly checks: FileCheckService,
    private readonly bytes: FileBytesService,
    private readonly discards: DiscardFileService,
    private readonly reuses: ReuseFileService,
  ) {}

  @Operation(routes.showFile, {
    summary: 'A file: how far it is, its receipt, or why it was refused',
    access: 'person',
    params: schemas.FileParams,
    response: schemas.FileView,
  })
  async show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showFile>) {
    const { view, isMine } = await this.access.see(actor, params.fileId);
    const isStuck = view.state === 'receiving' || view.state === 'checking';
    // A process may have died before or within the check; only whoever sent the file asks this early.
    if (!isMine || !isStuck || !(await this.checks.run(view.id))) return view;
    return (await this.access.see(actor, params.fileId)).view;
  }

  @Operation(routes.fileContent, {
    summary: 'The bytes of a file',
    access: 'person',
    params: schemas.FileParams,
    stream: 'application/octet-stream',
  })
  content(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.fileContent>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.bytes.content(actor, params.fileId, request, reply);
  }

  @Operation(routes.filePreview, {
    summary: 'A small picture of a photo',
    access: 'person',
    params: schemas.FileParams,
    stream: 'image/webp',
  })
  preview(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.filePreview>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.bytes.preview(actor, params.fileId, request, reply);
  }

  @Operation(routes.discardFile, {
    summary: 'Remove a file that was not handed in',
    access: 'person',
    params: schemas.FileParams,
  })
  discard(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.discardFile>) {
    return this.discards.discard(actor, params.fileId);
  }

  @Operation(routes.reuseFile, {
    summary: 'Take a file of an earlier attempt into the next one',
    access: 'person',
    params: schemas.FileParams,
    body: schemas.ReuseFileInput,
    response: schemas.FileView,
  })
  reuse(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.reuseFile>) {
    return this.reuses.reuse(actor, params.fileId, body.newFileId);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileAccessQuery } from './file-access.query';
import { HandOut } from './hand-out';

/** Hands out the bytes of a file to whoever may see it. */
@Injectable()
export class FileBytesService {
  constructor(
    private readonly access: FileAccessQuery,
    private readonly handOut: HandOut,
  ) {}

  /** @throws 404 not there or not hers to see; 416 a range beyond the end */
  async content(
    actor: Actor,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { view, storedKey: key, storedBytes: size } = await this.access.see(actor, id);
    if (!key || !view.type) throw problems.notFound();
    const kept = { key, tag: `"${id}"`, type: view.type, name: view.name, size };
    await this.handOut.send(kept, request, reply);
  }

  /** @throws 404 not there, not hers to see, or no photo */
  async preview(
    actor: Actor,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { view, previewKey: key } = await this.access.see(actor, id);
    if (!key) throw problems.notFound();
    const tag = `"${id}-preview"`;
    const kept = { key, tag, type: 'image/webp', name: view.name, size: null };
    await this.handOut.send(kept, request, reply);
  }
}

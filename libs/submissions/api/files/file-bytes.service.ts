import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import {
  FILE_STORE,
  ProblemException,
  problems,
  type ByteRange,
  type FileStore,
} from '@pijar/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRangeOf } from './byte-range';
import { FileAccessQuery } from './file-access.query';
import { dispositionOf } from './file-name';

/** Shown in place; anything else is saved to a file. */
const shownInPlace = /^(image|audio)\/|^application\/pdf$/;

/** How a file is handed out. */
interface Handed {
  key: string;
  tag: string;
  type: string;
  disposition: string;
  /** Null: it is handed out whole. */
  range: ByteRange | null;
}

/** Hands out the bytes of a file to whoever may see it. */
@Injectable()
export class FileBytesService {
  constructor(
    private readonly access: FileAccessQuery,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** @throws 404 not there or not hers to see; 416 a range beyond the end */
  async content(
    actor: Actor,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { view, storedKey, storedBytes } = await this.access.see(actor, id);
    if (!storedKey || !view.type) throw problems.notFound();
    const range = byteRangeOf(request.headers.range, storedBytes!);
    if (range === 'unsatisfiable') throw beyondTheEnd(storedBytes!, reply);
    const extension = storedKey.slice(storedKey.lastIndexOf('.') + 1);
    const disposition = dispositionOf(view.name, extension, shownInPlace.test(view.type));
    const handed = { key: storedKey, tag: `"${id}"`, type: view.type, disposition, range };
    await this.send(handed, request, reply);
  }

  /** @throws 404 not there, not hers to see, or no photo */
  async preview(
    actor: Actor,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { view, previewKey } = await this.access.see(actor, id);
    if (!previewKey) throw problems.notFound();
    const disposition = dispositionOf(view.name, 'webp', true);
    const tag = `"${id}-preview"`;
    const handed = { key: previewKey, tag, type: 'image/webp', disposition, range: null };
    await this.send(handed, request, reply);
  }

  private async send(handed: Handed, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.headers['if-none-match'] === handed.tag) {
      await reply.headers(safely(handed)).status(304).send();
      return;
    }
    const { range } = handed;
    const file = await this.files.read(handed.key, range ? { range } : {});
    if (!file) throw problems.notFound();
    reply.headers(safely(handed)).type(handed.type);
    if (range) {
      const words = `bytes ${range.start}-${range.end}/${file.size}`;
      reply.status(206).header('content-range', words);
    }
    reply.header('content-length', range ? range.end - range.start + 1 : file.size);
    await reply.send(file.stream);
  }
}

/** What keeps a file from doing anything but being looked at. */
function safely({ tag, type, disposition }: Handed): Record<string, string> {
  // The browser's own PDF reader runs nothing of ours; older ones and Firefox's do not open in a sandbox.
  const isPdf = type === 'application/pdf';
  const policy = `default-src 'none'; frame-ancestors 'self'; ${isPdf ? "style-src 'unsafe-inline'" : 'sandbox'}`;
  return {
    etag: tag,
    'content-disposition': disposition,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    // It may be kept, but who may see it is asked each time.
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
  };
}

function beyondTheEnd(size: number, reply: FastifyReply): ProblemException {
  reply.header('content-range', `bytes */${size}`);
  return new ProblemException({
    type: '/problems/range-unsatisfiable',
    title: 'The range lies beyond the end',
    status: 416,
  });
}

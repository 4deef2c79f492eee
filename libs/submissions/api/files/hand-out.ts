import { Inject, Injectable } from '@nestjs/common';
import { FILE_STORE, ProblemException, problems, type FileStore } from '@pijar/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRangeOf } from './byte-range';
import { dispositionOf } from './file-name';

/** Shown in place; anything else is saved to a file. */
const shownInPlace = /^(image|audio)\/|^application\/pdf$/;

/** A stored file as it is handed out. */
export interface KeptFile {
  key: string;
  /** ETag, with its quotes. */
  tag: string;
  /** Media type. */
  type: string;
  name: string;
  /** Bytes; null: it is always handed out whole. */
  size: number | null;
}

/** Hands out the bytes of a file, or a range of them. Who may have them is asked before. */
@Injectable()
export class HandOut {
  constructor(@Inject(FILE_STORE) private readonly files: FileStore) {}

  /** @throws 404 not in the store; 416 a range beyond the end */
  async send(kept: KeptFile, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const range = kept.size === null ? null : byteRangeOf(request.headers.range, kept.size);
    if (range === 'unsatisfiable') throw beyondTheEnd(kept.size!, reply);
    if (request.headers['if-none-match'] === kept.tag) {
      await reply.headers(safely(kept)).status(304).send();
      return;
    }
    const file = await this.files.read(kept.key, range ? { range } : {});
    if (!file) throw problems.notFound();
    reply.headers(safely(kept)).type(kept.type);
    if (range) {
      const words = `bytes ${range.start}-${range.end}/${file.size}`;
      reply.status(206).header('content-range', words);
    }
    reply.header('content-length', range ? range.end - range.start + 1 : file.size);
    await reply.send(file.stream);
  }
}

/** What keeps a file from doing anything but being looked at. */
function safely({ key, tag, type, name }: KeptFile): Record<string, string> {
  // The browser's own PDF reader runs nothing of ours; older ones and Firefox's do not open in a sandbox.
  const isPdf = type === 'application/pdf';
  const policy = `default-src 'none'; frame-ancestors 'self'; ${isPdf ? "style-src 'unsafe-inline'" : 'sandbox'}`;
  const extension = key.slice(key.lastIndexOf('.') + 1);
  return {
    etag: tag,
    'content-disposition': dispositionOf(name, extension, shownInPlace.test(type)),
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

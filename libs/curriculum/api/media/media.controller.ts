import { Controller, Headers, Inject, Res } from '@nestjs/common';
import { showMedia } from '@pijar/curriculum/contracts';
import { MediaParams } from '@pijar/curriculum/schemas';
import { FILE_STORE, In, Operation, problems, type FileStore, type Input } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { LessonRecordings } from '../recordings/lesson-recordings';
import { byteRange, type ByteRange } from './byte-range';

/** A picture or a sound, wherever its bytes lie. */
interface Media {
  type: string;
  bytes: number;
  /** Null: it is gone. */
  open(range: ByteRange | null): Promise<Readable | Buffer | null>;
}

/** Pictures and sounds of lessons. They hold nothing personal, so that a phone may keep them for ever. */
@Controller()
export class MediaController {
  constructor(
    private readonly db: DataSource,
    private readonly recordings: LessonRecordings,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Operation(showMedia, {
    summary: 'A picture or a sound of the curriculum',
    access: 'public',
    params: MediaParams,
    stream: 'application/octet-stream',
  })
  async show(
    @In() { params }: Input<typeof showMedia>,
    @Headers('if-none-match') known: string | undefined,
    @Headers('range') asked: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const etag = `"${params.hash}"`;
    if (known === etag) return void reply.status(304).header('etag', etag).send();
    const media = (await this.ofContent(params.hash)) ?? (await this.ofRecording(params.hash));
    if (!media) throw problems.notFound();
    const range = byteRange(asked, media.bytes);
    const part = range === 'unsatisfiable' ? null : range;
    const body = range === 'unsatisfiable' ? '' : await media.open(part);
    if (body === null) throw problems.notFound();
    void reply.headers({
      'content-type': media.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      // An SVG opened as a page of its own runs nothing and reaches nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    if (range === 'unsatisfiable') {
      void reply.status(416).header('content-range', `bytes */${media.bytes}`);
    } else {
      void reply.header('content-length', part ? part.end - part.start + 1 : media.bytes);
    }
    if (part) {
      void reply
        .status(206)
        .header('content-range', `bytes ${part.start}-${part.end}/${media.bytes}`);
    }
    void reply.send(body);
  }

  private async ofContent(hash: string): Promise<Media | null> {
    const [row] = (await this.db.query('select type, data from content_media where hash = $1', [
      hash,
    ])) as { type: string; data: Buffer }[];
    if (!row) return null;
    const { type, data } = row;
    return {
      type,
      bytes: data.length,
      open: async (range) => (range ? data.subarray(range.start, range.end + 1) : data),
    };
  }

  private async ofRecording(hash: string): Promise<Media | null> {
    const file = await this.recordings.fileOf(hash);
    return (
      file && {
        ...file,
        open: async (range) =>
          (await this.files.read(file.key, range ? { range } : {}))?.stream ?? null,
      }
    );
  }
}

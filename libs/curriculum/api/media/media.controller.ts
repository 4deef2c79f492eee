import { Controller, Headers, Res } from '@nestjs/common';
import { showMedia } from '@pijar/curriculum/contracts';
import { MediaParams } from '@pijar/curriculum/schemas';
import { In, Operation, problems, type Input } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { byteRange } from './byte-range';

interface MediaRow {
  type: string;
  data: Buffer;
}

/** Pictures and sounds of lessons. They hold nothing personal, so that a phone may keep them for ever. */
@Controller()
export class MediaController {
  constructor(private readonly db: DataSource) {}

  @Operation(showMedia, {
    summary: 'A picture or a sound of the curriculum',
    access: 'public',
    params: MediaParams,
    stream: 'application/octet-stream',
  })
  async show(
    @In() { params }: Input<typeof showMedia>,
    @Headers('if-none-match') known: string | undefined,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const etag = `"${params.hash}"`;
    if (known === etag) return void reply.status(304).header('etag', etag).send();
    const [media] = (await this.db.query('select type, data from content_media where hash = $1', [
      params.hash,
    ])) as MediaRow[];
    if (!media) throw problems.notFound();
    void reply.headers({
      'content-type': media.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      // An SVG opened as a page of its own runs nothing and reaches nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    this.send(reply, media.data, range);
  }

  private send(reply: FastifyReply, data: Buffer, header: string | undefined): void {
    const range = byteRange(header, data.length);
    if (range === null) return void reply.send(data);
    if (range === 'unsatisfiable') {
      return void reply.status(416).header('content-range', `bytes */${data.length}`).send();
    }
    void reply
      .status(206)
      .header('content-range', `bytes ${range.start}-${range.end}/${data.length}`)
      .send(data.subarray(range.start, range.end + 1));
  }
}

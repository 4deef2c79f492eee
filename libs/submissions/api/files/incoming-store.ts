import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { FILE_STORE, newId, type FileStore } from '@pijar/shared/api';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { DataSource } from 'typeorm';

/** A piece is kept as soon as it is this large: a server that dies costs a phone no more than this. */
const pieceBytes = 1024 * 1024;

/**
 * Where @tus/server puts the bytes of an upload until it is checked: pieces in the FileStore, one after the other, listed in the
 * database. A piece counts only if it begins where the ones before it end, so two requests that write the same upload (a line
 * that died without saying so, and the next try, perhaps in another process) need no lock: the slower one loses its piece.
 */
@Injectable()
export class IncomingStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload'];

  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {
    super();
  }

  /** @throws tus' 404 when there is none */
  override async getUpload(id: string): Promise<Upload> {
    const [row] = (await this.db.query(
      `select size::int, received_bytes::int as offset, created_at as "createdAt" from upload where id = $1`,
      [id],
    )) as { size: number; offset: number; createdAt: Date }[];
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    const { size, offset, createdAt } = row;
    return new Upload({ id, size, offset, creation_date: createdAt.toISOString() });
  }

  /**
   * Keeps what comes, in pieces.
   * @returns how many bytes are here now
   * @throws tus' 409 when another request was faster
   */
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    let at = offset;
    let waiting: Buffer[] = [];
    let length = 0;
    for await (const chunk of source as AsyncIterable<Buffer>) {
      waiting.push(chunk);
      length += chunk.length;
      if (length < pieceBytes) continue;
      at = await this.keep(id, at, Buffer.concat(waiting, length));
      waiting = [];
      length = 0;
    }
    return length === 0 ? at : this.keep(id, at, Buffer.concat(waiting, length));
  }

  /** The bytes so far, from the first one on. */
  async read(id: string): Promise<Readable> {
    const pieces = (await this.db.query(
      'select stored_key as key from upload_piece where upload_id = $1 order by starts_at',
      [id],
    )) as { key: string }[];
    return Readable.from(this.bytesOf(pieces.map((piece) => piece.key)));
  }

  /** Removes all pieces; there may be none. */
  override async remove(id: string): Promise<void> {
    for await (const { key } of this.files.list(`incoming/${id}/`)) await this.files.delete(key);
    await this.db.query('delete from upload_piece where upload_id = $1', [id]);
  }

  /** What a process that died left behind of files that are checked. @returns of how many files */
  async sweep(): Promise<number> {
    const rows = (await this.db.query(
      `select distinct p.upload_id as id from upload_piece p join upload u on u.id = p.upload_id
        where u.state in ('ready', 'refused')`,
    )) as { id: string }[];
    for (const { id } of rows) await this.remove(id);
    return rows.length;
  }

  private async keep(id: string, at: number, bytes: Buffer): Promise<number> {
    const key = `incoming/${id}/${newId()}`;
    await this.files.put(key, bytes, { type: 'application/octet-stream' });
    const end = at + bytes.length;
    const kept = (await this.db.query(
      `with grown as (
         update upload set received_bytes = $3
          where id = $1 and received_bytes = $2 and state = 'receiving' returning id)
       insert into upload_piece (upload_id, starts_at, bytes, stored_key)
       select id, $2, $4, $5 from grown returning starts_at`,
      [id, at, end, bytes.length, key],
    )) as unknown[];
    if (kept.length === 1) return end;
    await this.files.delete(key);
    throw ERRORS.INVALID_OFFSET;
  }

  private async *bytesOf(keys: string[]): AsyncGenerator<Buffer> {
    for (const key of keys) {
      const piece = await this.files.read(key);
      if (!piece) throw new Error(`The piece ${key} is gone`);
      yield* piece.stream as AsyncIterable<Buffer>;
    }
  }
}

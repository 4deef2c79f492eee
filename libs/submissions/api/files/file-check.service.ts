import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { FILE_STORE, problems, type FileStore } from '@pijar/shared/api';
import type { FileRefusal } from '@pijar/submissions/contracts';
import { cleanPhoto, PhotoFault } from './clean-photo';
import { recogniseFile, type Recognised } from './recognise-file';
import { Slots } from './slots';
import { IncomingStore } from './incoming-store';
import { UploadsQuery, type ReadyFile, type UploadRow } from './uploads.query';

/** Pictures made anew at the same time in one process: each holds up to 200 MB for a second or two. */
const checksAtOnce = 2;

/** What became of a file, told to whoever sent it. */
export type Verdict = { refusal: FileRefusal | null };

/**
 * Looks at a file whose last byte is here: takes its receipt, sees by its content what it is, cleans photos, and keeps it. Done
 * once a file; when the process dies on the way, the next question about the file does it again.
 */
@Injectable()
export class FileCheckService {
  private readonly log = new Logger('FileCheck');
  private readonly report = (fault: unknown) =>
    this.log.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  private readonly slots = new Slots(checksAtOnce);

  constructor(
    private readonly uploads: UploadsQuery,
    private readonly incoming: IncomingStore,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** Null when bytes are missing, or it is checked already, or just now by somebody else. @throws 503 when a store is away: ask again then */
  async run(id: string): Promise<Verdict | null> {
    const upload = await this.uploads.beginCheck(id);
    if (!upload) return null;
    try {
      const verdict = await this.slots.run(() => this.check(upload));
      await this.incoming.remove(id).catch(this.report);
      return verdict;
    } catch (fault) {
      this.report(fault);
      await this.uploads.putCheckBack(id).catch(this.report);
      throw problems.unavailable(10);
    }
  }

  private async check(upload: UploadRow): Promise<Verdict> {
    const folder = await mkdtemp(path.join(tmpdir(), 'pijar-upload-'));
    try {
      const file = path.join(folder, 'file');
      const sha256 = await this.receive(upload.id, file);
      const refusal = await this.keep(upload, file, sha256);
      if (refusal) await this.uploads.markRefused(upload.id, refusal, sha256);
      return { refusal };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Copies the bytes to this machine and returns their SHA-256 in hex. */
  private async receive(id: string, file: string): Promise<string> {
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(await this.incoming.read(id), hashing, createWriteStream(file, { mode: 0o600 }));
    return hash.digest('hex');
  }

  private async keep(upload: UploadRow, file: string, sha256: string): Promise<FileRefusal | null> {
    if (upload.claimedSha256 && upload.claimedSha256 !== sha256) return 'file-corrupted';
    const found = await recogniseFile(file);
    if (!found) return 'file-type-refused';
    try {
      const kept =
        found.kind === 'photo'
          ? await this.keepPhoto(upload.id, file)
          : await this.keepAsItIs(upload.id, file, found);
      const ready = { receivedSha256: sha256, kind: found.kind, ...kept };
      if (!(await this.uploads.markReady(upload.id, ready))) await this.discard(ready);
      return null;
    } catch (fault) {
      if (fault instanceof PhotoFault) return fault.refusal;
      throw fault;
    }
  }

  private async keepPhoto(
    id: string,
    file: string,
  ): Promise<Omit<ReadyFile, 'receivedSha256' | 'kind'>> {
    const photo = await cleanPhoto(file);
    const storedKey = keyOf(id, '.jpg');
    const previewKey = keyOf(id, '-preview.webp');
    await this.files.put(storedKey, photo.image, { type: 'image/jpeg' });
    await this.files.put(previewKey, photo.preview, { type: 'image/webp' });
    return {
      type: 'image/jpeg',
      storedKey,
      storedBytes: photo.image.length,
      previewKey,
      width: photo.width,
      height: photo.height,
    };
  }

  private async keepAsItIs(
    id: string,
    file: string,
    { type, extension }: Recognised,
  ): Promise<Omit<ReadyFile, 'receivedSha256' | 'kind'>> {
    const storedKey = keyOf(id, `.${extension}`);
    await this.files.put(storedKey, createReadStream(file), { type });
    const { size } = await stat(file);
    return { type, storedKey, storedBytes: size, previewKey: null, width: null, height: null };
  }

  private async discard(ready: ReadyFile): Promise<void> {
    await this.files.delete(ready.storedKey);
    if (ready.previewKey) await this.files.delete(ready.previewKey);
  }
}

/** The same for every try of one upload, so that a check that died leaves nothing behind. */
export const keyOf = (id: string, ending: string): string =>
  `submissions/${id.slice(-2)}/${id}${ending}`;

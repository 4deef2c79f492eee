import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Settings } from '../settings/settings';
import { StartupFault } from '../settings/startup-fault';
import {
  type ByteRange,
  checkedKey,
  checkedPrefix,
  type FileStore,
  type StoredFile,
} from './file-store';

/** Files in a bucket of any server that speaks S3. */
export class S3FileStore implements FileStore {
  private constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  /**
   * Makes the bucket when it is missing and may be made.
   * @throws StartupFault when the store does not answer or refuses us
   */
  static async open(settings: S3Settings): Promise<S3FileStore> {
    const client = new S3Client({
      endpoint: settings.endpoint,
      region: settings.region,
      forcePathStyle: true,
      credentials: {
        accessKeyId: settings.accessKeyId,
        secretAccessKey: settings.secretAccessKey,
      },
      // Otherwise a stream is sent with a trailing checksum, which not every S3 server takes off again.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000 },
    });
    const store = new S3FileStore(client, settings.bucket);
    try {
      await store.ensureBucket();
    } catch (fault) {
      throw new StartupFault(
        `The file store ${settings.endpoint} (bucket ${settings.bucket}) cannot be used: ${reasonOf(fault)}.`,
      );
    }
    return store;
  }

  /** S3 wants to know the size first, so a stream is written to this machine before it is sent. */
  async put(key: string, content: Buffer | Readable, { type }: { type: string }): Promise<void> {
    const place = { Bucket: this.bucket, Key: checkedKey(key), ContentType: type };
    if (Buffer.isBuffer(content)) {
      await this.client.send(new PutObjectCommand({ ...place, Body: content }));
      return;
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'pijar-put-'));
    try {
      const aside = path.join(folder, 'file');
      await pipeline(content, createWriteStream(aside, { mode: 0o600 }));
      const { size } = await stat(aside);
      await this.client.send(
        new PutObjectCommand({ ...place, Body: createReadStream(aside), ContentLength: size }),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async read(key: string, options: { range?: ByteRange } = {}): Promise<StoredFile | null> {
    const { range } = options;
    try {
      const answer = await this.client.send(
        new GetObjectCommand({
          Bucket: this.bucket,
          Key: checkedKey(key),
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      );
      const whole = answer.ContentRange?.split('/')[1] ?? answer.ContentLength;
      return {
        size: Number(whole),
        type: answer.ContentType ?? 'application/octet-stream',
        stream: answer.Body as Readable,
      };
    } catch (fault) {
      if (isMissing(fault)) return null;
      throw fault;
    }
  }

  async exists(key: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: checkedKey(key) }));
      return true;
    } catch (fault) {
      if (isMissing(fault)) return false;
      throw fault;
    }
  }

  async delete(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: checkedKey(key) }));
  }

  async *list(prefix = ''): AsyncIterable<{ key: string; size: number }> {
    let from: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: checkedPrefix(prefix),
          ContinuationToken: from,
        }),
      );
      for (const file of page.Contents ?? []) yield { key: file.Key!, size: file.Size ?? 0 };
      from = page.NextContinuationToken;
    } while (from);
  }

  async ping(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
  }

  private async ensureBucket(): Promise<void> {
    try {
      await this.ping();
    } catch (fault) {
      if (!isMissing(fault)) throw fault;
      await this.client
        .send(new CreateBucketCommand({ Bucket: this.bucket }))
        .catch(async (late) => {
          // Another process that starts now may have been faster; else the answer is still "missing".
          await this.ping().catch(() => Promise.reject(late));
        });
    }
  }
}

const isMissing = (fault: unknown) =>
  fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 404;

function reasonOf(fault: unknown): string {
  const { message, name } = fault as Error;
  return message ? message.replace('AWS SDK error wrapper for Error: ', '') : name;
}

import path from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, Settings } from '@pijar/shared/api';
import { FileStore as FolderStore } from '@tus/file-store';
import { S3Store } from '@tus/s3-store';
import type { Server } from '@tus/server';

/** Keeps what has come of an upload until its last byte is here; then it is checked and moves to the FileStore. */
export type UploadStore = Server['datastore'] & {
  read(key: string): Readable | Promise<Readable>;
};

export const UPLOAD_STORE = Symbol('UploadStore');

/** Where the bytes of an upload lie; the folder keeps them apart from everything else in a bucket. */
export const incomingKey = (uploadId: string): string => `incoming/${uploadId}`;

export const uploadIdOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The bucket when there is one, the folder `uploads` of the data folder otherwise. */
export function openUploadStore(settings: Pick<Settings, 's3' | 'dataDir'>): UploadStore {
  const { s3 } = settings;
  if (!s3) return new FolderStore({ directory: path.resolve(settings.dataDir, 'uploads') });
  return new S3Store({
    // Not every S3 server knows tags; we remove what is left over ourselves.
    useTags: false,
    s3ClientConfig: {
      bucket: s3.bucket,
      endpoint: s3.endpoint,
      region: s3.region,
      forcePathStyle: true,
      credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
      // Otherwise a stream is sent with a trailing checksum, which not every S3 server takes off again.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    },
  });
}

/** Removes what was received of an upload; it may be gone already. */
export async function forgetIncoming(
  incoming: UploadStore,
  files: FileStore,
  uploadId: string,
): Promise<void> {
  const key = incomingKey(uploadId);
  await incoming.remove(key).catch(() => undefined);
  // In a bucket a finished upload stays behind: there is no longer a multipart upload to abort, and the S3 store stops there.
  for (const ending of ['', '.info', '.part']) await files.delete(key + ending);
}

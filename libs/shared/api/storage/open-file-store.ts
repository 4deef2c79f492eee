import path from 'node:path';
import type { S3Settings } from '../settings/settings';
import type { FileStore } from './file-store';
import { LocalFileStore } from './local-file-store';
import { S3FileStore } from './s3-file-store';

/** Opens the bucket when there is one, the folder `files` in the data folder otherwise. */
export function openFileStore(settings: {
  s3: S3Settings | null;
  dataDir: string;
}): Promise<FileStore> {
  return settings.s3
    ? S3FileStore.open(settings.s3)
    : LocalFileStore.open(path.resolve(settings.dataDir, 'files'));
}

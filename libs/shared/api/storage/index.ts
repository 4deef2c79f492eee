export {
  type ByteRange,
  FILE_STORE,
  type FileStore,
  newFileKey,
  type StoredFile,
} from './file-store';
export { LocalFileStore } from './local-file-store';
export { openFileStore } from './open-file-store';
export { S3FileStore } from './s3-file-store';

import { randomBytes } from 'node:crypto';
import { startS3 } from '@pijar/shared/testing';

/** Settings of one place where files can lie. */
export interface TestFileStore {
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** For `describe.each`: both places, by the words for a test's name. */
export const fileStores: [string, () => Promise<TestFileStore>][] = [
  ['a folder', async () => ({ environment: {}, stop: async () => {} })],
  ['an S3 bucket', inBucket],
];

async function inBucket(): Promise<TestFileStore> {
  const s3 = await startS3();
  return {
    environment: {
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: `bucket-${randomBytes(6).toString('hex')}`,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    },
    stop: () => s3.stop(),
  };
}

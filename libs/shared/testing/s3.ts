import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import { until } from './until';

export interface TestS3 {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  stop(): Promise<void>;
}

/** s3rver from npm: a small server that speaks S3, with an empty folder of its own. */
export async function startS3(): Promise<TestS3> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-s3-'));
  const port = await freePort();
  const program = path.join(path.dirname(require.resolve('s3rver/package.json')), 'bin/s3rver.js');
  const flags = ['--directory', folder, '--port', `${port}`, '--address', '127.0.0.1', '--silent'];
  // It makes the tokens of its lists with DES, which Node otherwise no longer knows.
  const server = spawn(process.execPath, ['--openssl-legacy-provider', program, ...flags], {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await until(() =>
    fetch(endpoint).then(
      () => true,
      () => false,
    ),
  );
  return {
    endpoint,
    region: 'us-east-1',
    // The pair that s3rver knows.
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

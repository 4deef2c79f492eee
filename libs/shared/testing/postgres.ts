import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseUser } from '@pijar/shared/api';
import pg from 'pg';
import { freePort } from './free-port';
import { until } from './until';

/** Where a running product's own PostgreSQL answers. */
export { runningPostgres } from '@pijar/shared/api';

export interface TestPostgres {
  /** Of the empty database `pijar`. */
  url: string;
  /** As `pg_ctl stop -m immediate` does it: connections are cut, the next start has to recover. */
  kill(): Promise<void>;
  /** After `kill`: on the same port and files; resolves when it answers. */
  startAgain(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/**
 * The system's own PostgreSQL (Debian's package), as the size with many machines uses it, in a folder of its own. It keeps what
 * it acknowledged over a kill. As root it runs as the user `postgres`.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-postgres-'));
  const user = databaseUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!);
  const cluster = { folder, user, programs: programFolder(), port: await freePort() };
  makeCluster(cluster);
  let server = await launch(cluster);
  await ask(urlTo(cluster.port, 'postgres'), 'create database pijar');
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGQUIT');
    await exited;
  };
  return {
    url: urlTo(cluster.port, 'pijar'),
    kill,
    startAgain: async () => void (server = await launch(cluster)),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Cluster {
  folder: string;
  user: ReturnType<typeof databaseUser>;
  programs: string;
  port: number;
}

const urlTo = (port: number, database: string) =>
  `postgresql://pijar@127.0.0.1:${port}/${database}`;

/** Where `postgres` and `initdb` lie; Debian keeps them out of the PATH, a folder for each version. */
function programFolder(): string {
  const given = process.env['POSTGRES_PATH'];
  if (given) return path.dirname(given);
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  if (versions.length === 0) throw new Error('Install postgresql, or set POSTGRES_PATH.');
  return path.join(debian, `${Math.max(...versions)}`, 'bin');
}

function makeCluster({ folder, user, programs }: Cluster): void {
  const flags = ['--username=pijar', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(path.join(programs, 'initdb'), [`--pgdata=${folder}`, ...flags], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
}

async function launch({ folder, user, programs, port }: Cluster): Promise<ChildProcess> {
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const server = spawn(
    path.join(programs, 'postgres'),
    [
      '-D',
      folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const failed = Promise.race([once(server, 'error'), once(server, 'exit')]).then(([fault]) =>
    Promise.reject(new Error(`postgres ended: ${fault}`)),
  );
  const answers = () =>
    ask(urlTo(port, 'postgres'), 'select 1').then(
      () => true,
      () => false,
    );
  await Promise.race([until(answers, 30), failed]);
  failed.catch(() => undefined);
  return server;
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Binaries } from './binaries';
import { lastLine } from './cluster';
import { DatabaseUser } from './database-user';
import { isPostgresOf, isRunning } from './process-identity';
import { StartupFault } from '../settings/startup-fault';

export interface Server {
  process: ChildProcess;
  port: number;
}

export interface ServerOptions {
  cluster: string;
  password: string;
  binaries: Binaries;
  user: DatabaseUser;
  log: (line: string) => void;
  /** Hears what PostgreSQL itself writes; left out: nobody does. */
  serverLog?: (line: string) => void;
  /** PostgreSQL's own settings, e.g. `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
}

export const urlOf = (port: number, password: string, database: string) =>
  `postgresql://pijar:${password}@127.0.0.1:${port}/${database}`;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** What PostgreSQL wrote into postmaster.pid; null when there is no such file or it is not whole. */
export function postmasterOf(cluster: string): { pid: number; port: number } | null {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]) || 0, port: Number(lines[3]) || 0 };
}

/**
 * Ends what a crash left behind: a server that outlived its owner is shut down, the pid file of one that is gone is
 * removed (PostgreSQL itself gives up when another process has got that pid meanwhile).
 */
export async function clearLeftovers(cluster: string, log: (line: string) => void): Promise<void> {
  const left = postmasterOf(cluster);
  if (!left) return;
  if (left.pid > 0 && isPostgresOf(left.pid, cluster)) {
    log('Stopping the database that an earlier run left behind');
    process.kill(left.pid, 'SIGINT');
    await gone(left.pid, 15_000, 'SIGQUIT');
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

async function gone(pid: number, patience: number, last: NodeJS.Signals): Promise<void> {
  const end = Date.now() + patience;
  while (isRunning(pid)) {
    if (Date.now() > end) {
      process.kill(pid, last);
      return gone(pid, 60_000, 'SIGKILL');
    }
    await pause(25);
  }
}

/**
 * Starts PostgreSQL on a free loopback port and waits until it answers; recovery after a crash may take a while.
 * @throws StartupFault with PostgreSQL's own last words when it gives up
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const output: string[] = [];
    const child = launch(port, options, output);
    if (await answers(child, port, options)) return { process: child, port };
    const said = output.join('');
    // Another program took the port in between, or children of a killed server are still letting go of its memory.
    const isPassing = /Address already in use|pre-existing shared memory/.test(said);
    if (!isPassing || attempt === 20) {
      throw new StartupFault(`The database did not start: ${lastLine(said)}.`);
    }
    await pause(500);
  }
}

function launch(port: number, options: ServerOptions, output: string[]): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    // For disks without arms: the usual 4 makes it read whole tables where a few rows by their index would do.
    random_page_cost: '1.1',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(options.binaries.postgres, ['-D', options.cluster, ...flags], {
    ...options.user,
    cwd: options.cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C goes to the whole process group; the database must outlive the jobs that still write to it.
    detached: true,
  });
  child.on('error', (fault) => output.push(fault.message));
  child.stderr!.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    if (output.length < 200) output.push(text);
    for (const line of text.trim().split('\n')) options.serverLog?.(line);
  });
  return child;
}

async function answers(child: ChildProcess, port: number, options: ServerOptions) {
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    for (const event of ['close', 'error']) child.on(event, () => resolve());
  }).then(() => (isOver = true));
  while (!isOver) {
    const client = new pg.Client(urlOf(port, options.password, 'postgres'));
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (fault) {
      if ((fault as { code?: string }).code === '28P01') {
        child.kill('SIGINT');
        await over;
        throw new StartupFault(
          'The database does not accept the password in postgres.password: put the file back from your copy of the data folder.',
        );
      }
      await Promise.race([over, pause(30)]);
    }
  }
  return false;
}

/** Fast shutdown: open transactions are rolled back, what was committed stays. Resolves when the process is gone. */
export async function stopServer({ process: child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 15_000);
  await exited;
  clearTimeout(impatient);
}

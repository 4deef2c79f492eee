import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import { until } from './until';

export interface TestRedis {
  url: string;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** After `kill`: on the same port, with what it had written. */
  startAgain(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** A Redis of its own for one spec file; it keeps what it acknowledged over a kill, as docker-compose.yml sets it up. */
export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-redis-'));
  const port = await freePort();
  let server = await launch(port, folder);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    startAgain: async () => void (server = await launch(port, folder)),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const program = process.env['REDIS_SERVER_PATH'] ?? 'redis-server';
  const flags = { port, dir: folder, bind: '127.0.0.1', appendonly: 'yes', appendfsync: 'always' };
  const server = spawn(
    program,
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: 'ignore' },
  );
  const failed = once(server, 'error').then(([fault]) => Promise.reject(fault));
  await Promise.race([until(() => accepts(port)), failed]);
  failed.catch(() => undefined);
  return server;
}

/** Redis answers PONG only when it has read its file again. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.on('error', () => resolve(false));
    socket.on('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
  });
}

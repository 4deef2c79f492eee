import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server of ours and waits for the line with its address. What it prints goes to a file, as logs do in production; a
 * pipe would cost the measuring process time.
 * @throws Error with what it printed when it ends instead
 */
export async function startServerProcess(
  args: string[],
  environment: Record<string, string>,
  logFile: string,
): Promise<ServerProcess> {
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const stop = () => end(child);
  while (child.exitCode === null && child.signalCode === null) {
    const url = /^Pijar: (http:\/\/\S+)/m.exec(readFileSync(logFile, 'utf8'))?.[1];
    if (url) return { url, pid: child.pid!, stop };
    await pause(30);
  }
  throw new Error(`A server ended at its start:\n${readFileSync(logFile, 'utf8')}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(impatient);
}

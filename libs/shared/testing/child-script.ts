import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

export interface ChildScript {
  pid: number;
  /** Resolves with the first line of output that starts so; rejects when the script ends without it. */
  said(start: string): Promise<string>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const root = path.resolve(__dirname, '../../..');

/**
 * Runs a TypeScript file (no decorators) in a process of its own, so that a test can kill it.
 * @param file absolute path
 */
export function startScript(file: string, env: Record<string, string> = {}): ChildScript {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-script-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const outfile = path.join(folder, 'script.mjs');
  buildSync({
    entryPoints: [file],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    tsconfig: path.join(root, 'tsconfig.base.json'),
  });
  const child = spawn(process.execPath, [outfile], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { pid: child.pid!, said: listen(child), end: (signal) => end(child, signal) };
}

function listen(child: ChildProcess): ChildScript['said'] {
  let output = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return (start) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const line = output.split('\n').find((candidate) => candidate.startsWith(start));
        if (line !== undefined) resolve(line);
      };
      look();
      child.stdout!.on('data', look);
      child.on('close', () => reject(new Error(`The script ended; it had said: ${output}`)));
    });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

// Starts the built product with its demo on a free port, for tools that look at it in a browser.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeProgram, root } from './installed.mjs';

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} `stop` takes its data away, too */
export async function startDemoProduct() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pijar-demo-'));
  const child = spawn(nodeProgram, ['dist/api/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      PIJAR_DATA_DIR: dataDir,
      PIJAR_DEMO: 'on',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const match = /^Pijar: (http:\S+)/m.exec(chunk.toString());
      if (match) resolve(match[1]);
    });
    child.once('exit', () => reject(new Error('The product did not start')));
  });
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(dataDir, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

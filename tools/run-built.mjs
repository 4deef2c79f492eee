// Runs a built program with the product's own Node and passes on what people and supervisors tell it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { nodeProgram, root } from './installed.mjs';

/**
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runBuilt(file, args = []) {
  const child = spawn(nodeProgram, ['--enable-source-maps', file, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // A terminal sends Ctrl-C to both of us; the program takes the second one as the same wish.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  // npm passes a SIGTERM on to the shell between us only, which dies without a word.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 300).unref();
  }
  return new Promise((resolve) => {
    child.on('error', (fault) => {
      console.error(fault.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

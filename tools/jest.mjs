// Runs one of the Jest projects: `node tools/jest.mjs api|web [Jest's own arguments]`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A forgotten transaction or an open socket would hang a run for ever. */
const limitMinutes = 30;

/**
 * @param {'api' | 'web'} project
 * @param {string[]} args
 * @returns {Promise<number>} exit code; 1 as well when the time limit ended the run
 */
export function runJest(project, args = []) {
  const packageFile = createRequire(import.meta.url).resolve('jest/package.json');
  const jest = path.join(path.dirname(packageFile), 'bin/jest.js');
  const config = `jest.config.${project}.mjs`;
  const child = spawn(process.execPath, [jest, '--config', config, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      // Jest loads Nest's ECMAScript modules through this flag, and Node warns about it each time. Angular's are
      // turned into CommonJS by its preset, which the flag would break.
      NODE_OPTIONS:
        project === 'web' ? '' : '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    },
  });
  const limit = setTimeout(() => {
    console.error(`Jest (${project}) did not end within ${limitMinutes} minutes and was stopped.`);
    // Jest's setup stops the test database on SIGTERM.
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
  }, limitMinutes * 60_000);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [project, ...args] = process.argv.slice(2);
  process.exit(await runJest(project, args));
}

// Builds web application and server into dist: `npm run build`. Does nothing when no source has changed since.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installationFault, nodeProgram, root } from './installed.mjs';

const stampFile = path.join(root, 'dist/.stamp');
const built = ['dist/api/main.js', 'dist/web/index.html'];
const sources = [
  'apps',
  'libs',
  'tools',
  'package-lock.json',
  'tsconfig.base.json',
  'project.json',
];

/** Changes with every file that is added, removed or written; reads names, sizes and times only. */
export function sourceStamp() {
  const hash = createHash('sha256');
  const look = (name) => {
    const at = path.join(root, name);
    const found = statSync(at, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      for (const entry of readdirSync(at).sort()) look(path.join(name, entry));
    } else hash.update(`${name} ${found.size} ${found.mtimeMs}\n`);
  };
  sources.forEach(look);
  return hash.digest('hex');
}

export const isBuilt = () =>
  built.every((file) => existsSync(path.join(root, file))) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === sourceStamp();

/** Environment in which Nx keeps to plain lines and to this machine. */
export const nxEnvironment = {
  ...process.env,
  PATH: `${path.dirname(nodeProgram)}${path.delimiter}${process.env.PATH}`,
  NX_TUI: 'false',
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
};

export const nxProgram = path.join(root, 'node_modules/nx/dist/bin/nx.js');

/**
 * Brings dist up to date.
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} false when something did not compile; the compiler's words were said
 */
export async function buildWhenNeeded(say) {
  if (isBuilt()) return true;
  const stamp = sourceStamp();
  const start = Date.now();
  say('Building the web application and the server (about a minute the first time) …');
  const { code, output } = await runNx(
    ['run-many', '-p', 'workspace', '-t', 'build-api', 'compress-web'],
    say,
  );
  if (code !== 0) {
    say(output);
    say('The build failed; what to mend stands above.');
    return false;
  }
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  say(`Built in ${Math.round((Date.now() - start) / 1000)} s.`);
  return true;
}

function runNx(args, say) {
  const child = spawn(nodeProgram, [nxProgram, ...args, '--output-style=static'], {
    cwd: root,
    env: nxEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listen = (chunk) => {
    output += chunk;
    for (const [, task] of String(chunk).matchAll(/^> nx run (\S+)/gm)) say(`  ${task} is ready`);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const stop = () => child.kill();
  process.once('exit', stop);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code, output });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fault = installationFault();
  if (fault) console.error(fault);
  process.exit(!fault && (await buildWhenNeeded((line) => console.log(line))) ? 0 : 1);
}

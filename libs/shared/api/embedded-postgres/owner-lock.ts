import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from './process-identity';
import { StartupFault } from '../settings/startup-fault';

const fileName = 'owner.lock';

interface Owner {
  pid: number;
  identity: string;
}

function read(dataDir: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, fileName), 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** The running process that owns the data folder, or null when nobody does (a lock left by a crash counts as nobody). */
export function ownerOf(dataDir: string): number | null {
  const owner = read(dataDir);
  return owner && processIdentity(owner.pid) === owner.identity ? owner.pid : null;
}

/**
 * Makes this process the only owner of the data folder.
 * @returns gives it back
 * @throws StartupFault while another process owns it
 */
export function ownDataDir(dataDir: string): () => void {
  const file = path.join(dataDir, fileName);
  const mine = `${file}.${process.pid}`;
  const me: Owner = { pid: process.pid, identity: processIdentity(process.pid)! };
  writeFileSync(mine, JSON.stringify(me), { mode: 0o644 });
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        // A hard link appears whole or not at all, and fails when the name is taken.
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw fault;
        const owner = ownerOf(dataDir);
        if (owner !== null) throw alreadyRunning(dataDir, owner);
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

export function alreadyRunning(dataDir: string, pid: number): StartupFault {
  return new StartupFault(
    `Another pijar-lms (process ${pid}) already runs on the data folder ${dataDir}: stop it first, or set PIJAR_DATA_DIR to another folder.`,
  );
}

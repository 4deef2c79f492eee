import { readFileSync, realpathSync } from 'node:fs';
import { placesIn } from './cluster';
import { ownerOf } from './owner-lock';
import { isPostgresOf } from './process-identity';
import { postmasterOf, urlOf } from './server';

/** Connection string of the embedded database that a running product holds open, or null when none runs. */
export function runningPostgres(dataDir: string): string | null {
  try {
    const folder = realpathSync(dataDir);
    const { cluster, password } = placesIn(folder);
    const postmaster = postmasterOf(cluster);
    if (ownerOf(folder) === null || !postmaster) return null;
    if (!isPostgresOf(postmaster.pid, cluster)) return null;
    return urlOf(postmaster.port, readFileSync(password, 'utf8').trim(), 'pijar');
  } catch {
    return null;
  }
}

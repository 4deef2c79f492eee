import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { StartupFault } from '../settings/startup-fault';

/**
 * Does something in a folder beside the archive, readable by us only and gone afterwards.
 * @throws StartupFault when no folder can be made there
 */
export async function inWorkingFolder<T>(
  archive: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = `${archive}.working`;
  // An archive that is given up may still be writing some of its files.
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 10 });
  try {
    await clear();
    await mkdir(folder, { mode: 0o700 });
  } catch (fault) {
    throw new StartupFault(
      `It is not possible to work in ${path.dirname(archive)} (${(fault as Error).message}): name an archive in a folder that you may write.`,
    );
  }
  return work(folder).finally(clear);
}

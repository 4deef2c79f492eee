import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type FileStore,
  openFileStore,
  runningPostgres,
  type Settings,
  startEmbeddedPostgres,
  StartupFault,
} from '@pijar/shared/api';

export interface Stores {
  databaseUrl: string;
  files: FileStore;
  close(): Promise<void>;
}

/**
 * Opens what is backed up. In the small size the database of a running product is used, or started when none runs.
 * @throws StartupFault when there is nothing in the data folder
 */
export async function openStoresToRead(settings: Settings): Promise<Stores> {
  const url = settings.databaseUrl ?? runningPostgres(settings.dataDir);
  if (url) return stores(settings, url, async () => undefined);
  if (!existsSync(path.join(settings.dataDir, 'postgres'))) {
    throw new StartupFault(
      `There is no data in ${path.resolve(settings.dataDir)}: set PIJAR_DATA_DIR or DATABASE_URL to what should be saved.`,
    );
  }
  return openStoresToWrite(settings);
}

/** Opens what is restored into; in the small size no product may run on the data folder. */
export async function openStoresToWrite(settings: Settings): Promise<Stores> {
  if (settings.databaseUrl) return stores(settings, settings.databaseUrl, async () => undefined);
  const database = await startEmbeddedPostgres({
    dataDir: settings.dataDir,
    log: () => undefined,
  });
  try {
    return await stores(settings, database.url, () => database.stop());
  } catch (fault) {
    await database.stop();
    throw fault;
  }
}

async function stores(settings: Settings, databaseUrl: string, close: () => Promise<void>) {
  return { databaseUrl, files: await openFileStore(settings), close };
}

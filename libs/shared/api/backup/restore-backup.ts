import { constants, createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { extract } from 'tar';
import { StartupFault } from '../settings/startup-fault';
import type { FileStore } from '../storage';
import { sha256OfFile } from './hashing';
import { loadDatabase } from './load-database';
import { type Manifest, readManifest } from './manifest';
import { migrationsOf } from './schema-shape';
import { inWorkingFolder } from './working-folder';

/** The product's own history of its schema. */
export interface SchemaHistory {
  /** Names of all migrations that this version knows, in their order. */
  names: string[];
  /** Applies the first `count` of them to an empty database, or what is missing up to there. */
  migrate(databaseUrl: string, count: number): Promise<void>;
}

export interface RestoreOptions {
  databaseUrl: string;
  files: FileStore;
  archive: string;
  schema: SchemaHistory;
  /** Throw away what the database holds now. */
  isReplacing: boolean;
  say: (line: string) => void;
}

/**
 * Brings a backup back. Everything is read and compared with its checksums before the first row is touched; a backup of
 * an older version is loaded into the schema of its time and then brought up to date.
 * @throws StartupFault when the archive is damaged, comes from a newer version, or the database is in use
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { archive, databaseUrl, schema, say } = options;
  await access(archive, constants.R_OK).catch((fault: Error) => {
    throw new StartupFault(`The archive cannot be read (${fault.message}): name another file.`);
  });
  return inWorkingFolder(archive, async (work) => {
    const manifest = await unpack(archive, work);
    say(`The backup of ${manifest.createdAt} (version ${manifest.appVersion}) is undamaged.`);
    const count = knownMigrations(manifest, schema.names);
    await makeRoom(databaseUrl, options.isReplacing);
    for (const { key, type } of manifest.files) {
      await options.files.put(key, createReadStream(path.join(work, 'files', key)), { type });
    }
    say(`Restored ${manifest.files.length} files.`);
    await schema.migrate(databaseUrl, count);
    await loadDatabase(databaseUrl, path.join(work, 'tables'), manifest);
    await schema.migrate(databaseUrl, schema.names.length);
    say(`Restored ${manifest.tables.length} tables.`);
    return manifest;
  });
}

async function unpack(archive: string, work: string): Promise<Manifest> {
  let text: string;
  try {
    await extract({ file: archive, cwd: work, strict: true, filter: isPlain });
    text = await readFile(path.join(work, 'manifest.json'), 'utf8');
  } catch (fault) {
    throw new StartupFault(
      `The archive ${archive} cannot be read whole (${(fault as Error).message}): take another copy of it.`,
    );
  }
  const manifest = readManifest(text);
  const entries = [
    ...manifest.tables.map(({ name, sha256 }) => ({ entry: `tables/${name}`, sha256 })),
    ...manifest.files.map(({ key, sha256 }) => ({ entry: `files/${key}`, sha256 })),
  ];
  for (const { entry, sha256 } of entries) {
    const found = await sha256OfFile(path.join(work, entry)).catch(() => null);
    if (found !== sha256) {
      throw new StartupFault(
        `The archive ${archive} is damaged: ${entry} is ${found ? 'not what was saved' : 'missing'}; take another copy of it.`,
      );
    }
  }
  return manifest;
}

/** No links: they could lead out of the folder. */
const isPlain = (_path: string, entry: object) =>
  'type' in entry && (entry.type === 'File' || entry.type === 'Directory');

/** @returns how many of our migrations the backup's schema has */
function knownMigrations({ migrations, appVersion }: Manifest, ours: string[]): number {
  const isOurPast = migrations.every((name, index) => ours[index] === name);
  if (isOurPast && migrations.length > 0) return migrations.length;
  const stranger = migrations.find((name, index) => ours[index] !== name) ?? 'none';
  throw new StartupFault(
    `This backup comes from version ${appVersion} with another database schema (${stranger}): restore it with that version or a newer one.`,
  );
}

/** Leaves an empty schema. @throws StartupFault while somebody works with the database, or when it holds something */
async function makeRoom(databaseUrl: string, isReplacing: boolean): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'pijar-restore',
  });
  await client.connect();
  try {
    const others = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    if (others.rows[0]!.n > 0) {
      throw new StartupFault(
        `The database is in use (${others.rows[0]!.n} connections): stop pijar-lms and everything else that is connected first.`,
      );
    }
    const tables = await client.query(
      `select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1`,
    );
    if (tables.rowCount === 0) return;
    if (!isReplacing) {
      const migrations = await migrationsOf(client);
      const what = migrations.length > 0 ? 'data of pijar-lms' : 'tables of something else';
      throw new StartupFault(
        `The database already holds ${what}: restore into an empty one, or add --replace to throw them away.`,
      );
    }
    // Jobs speak of rows that will no longer be there.
    await client.query('drop schema if exists bullmq cascade');
    await client.query('drop schema public cascade');
    await client.query('create schema public; grant usage on schema public to public');
  } finally {
    await client.end();
  }
}

import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Manifest } from './manifest';
import { fillingOrder, quoted, speakPlainly } from './schema-shape';

/**
 * Fills the tables of an already migrated database from `<folder>/<table>`, in one transaction. What the migrations
 * themselves put into the tables gives way.
 * @throws when a table does not hold what the manifest says; nothing is changed then
 */
export async function loadDatabase(
  databaseUrl: string,
  folder: string,
  manifest: Manifest,
): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'pijar-restore',
  });
  await client.connect();
  try {
    await speakPlainly(client);
    await client.query('begin');
    const names = manifest.tables.map((table) => table.name);
    const ordered = (await sleepTriggers(client, names))
      ? names
      : await fillingOrder(client, names);
    if (names.length > 0) {
      await client.query(`truncate ${names.map((name) => `public.${quoted(name)}`).join(', ')}`);
    }
    for (const name of ordered) {
      const table = manifest.tables.find((one) => one.name === name)!;
      await loadTable(client, table, path.join(folder, name));
    }
    for (const { name, lastValue, isCalled } of manifest.sequences) {
      const sequence = `public.${quoted(name)}`;
      await client.query('select setval($1::regclass, $2, $3)', [sequence, lastValue, isCalled]);
    }
    await relayRecentEventsAgain(client, names, manifest.createdAt);
    await wakeTriggers(client, names);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/**
 * The rows were already checked and worked on when they were first written.
 * @returns whether foreign keys sleep too, so that the order of the tables does not matter (a superuser may do that)
 */
async function sleepTriggers(client: pg.Client, names: string[]): Promise<boolean> {
  await client.query('savepoint rights');
  try {
    await client.query('set local session_replication_role to replica');
    return true;
  } catch {
    await client.query('rollback to savepoint rights');
    await client.query('set constraints all deferred');
    for (const name of names) {
      await client.query(`alter table public.${quoted(name)} disable trigger user`);
    }
    return false;
  }
}

async function wakeTriggers(client: pg.Client, names: string[]): Promise<void> {
  const { rows } = await client.query('show session_replication_role');
  if (rows[0].session_replication_role === 'replica') {
    await client.query('set local session_replication_role to origin');
    return;
  }
  await client.query('set constraints all immediate');
  for (const name of names) {
    await client.query(`alter table public.${quoted(name)} enable trigger user`);
  }
}

async function loadTable(
  client: pg.Client,
  { name, columns, rows }: Manifest['tables'][number],
  file: string,
): Promise<void> {
  const target = client.query(
    copyFrom(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`),
  );
  await pipeline(createReadStream(file), target);
  if (target.rowCount !== rows) {
    throw new Error(`${name} has ${target.rowCount} rows instead of ${rows}`);
  }
}

/** Jobs are not in a backup. Events of its last day are carried again; who handled one already does nothing. */
async function relayRecentEventsAgain(client: pg.Client, names: string[], createdAt: string) {
  if (!names.includes('outbox_event')) return;
  await client.query(
    `update outbox_event set relayed_at = null where relayed_at > $1::timestamptz - interval '1 day'`,
    [createdAt],
  );
}

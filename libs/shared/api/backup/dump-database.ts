import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { hashing } from './hashing';
import type { Manifest } from './manifest';
import { migrationsOf, quoted, speakPlainly, tablesOf, type TableShape } from './schema-shape';

export type DatabaseDump = Pick<Manifest, 'migrations' | 'tables' | 'sequences'>;

/**
 * Writes every table to `<folder>/<table>`, all as they were at one moment, while the product may go on working.
 * @param folder exists and is empty
 */
export async function dumpDatabase(databaseUrl: string, folder: string): Promise<DatabaseDump> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'pijar-backup',
  });
  await client.connect();
  try {
    await speakPlainly(client);
    await client.query('begin isolation level repeatable read read only');
    const migrations = await migrationsOf(client);
    const tables: Manifest['tables'] = [];
    for (const table of await tablesOf(client)) {
      tables.push(await dumpTable(client, table, path.join(folder, table.name)));
    }
    const sequences = await sequencesOf(client);
    await client.query('commit');
    return { migrations, tables, sequences };
  } finally {
    await client.end();
  }
}

async function dumpTable(client: pg.Client, { name, columns }: TableShape, file: string) {
  const rows = client.query(
    copyTo(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`),
  );
  const hash = hashing();
  await pipeline(rows, hash.stream, createWriteStream(file, { mode: 0o600 }));
  return { name, columns, rows: rows.rowCount, sha256: hash.digest() };
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public' order by 1`,
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const found = await client.query(`select last_value, is_called from public.${quoted(name)}`);
    const [{ last_value: lastValue, is_called: isCalled }] = found.rows;
    sequences.push({ name, lastValue: String(lastValue), isCalled });
  }
  return sequences;
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { newFileKey, openFileStore, readSettings, StartupFault } from '@pijar/shared/api';
import { freshDatabase, type FreshDatabase } from '@pijar/shared/testing';
import pg from 'pg';
import { runBackup, runRestore } from './commands';

// Real databases are made and started here; on a busy machine that takes its time.
jest.setTimeout(120_000);

let folder: string;
let full: FreshDatabase;
let empty: FreshDatabase;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pijar-commands-'));
  // As root the database runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  [full, empty] = await Promise.all([freshDatabase(), freshDatabase('empty')]);
});

afterAll(async () => {
  await Promise.all([full.drop(), empty.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const say = () => undefined;
const settings = (database: FreshDatabase | null, dataDir: string) =>
  readSettings({ DATABASE_URL: database?.url, PIJAR_DATA_DIR: path.join(folder, dataDir) });

/** Every table with its number of rows and a sum over all that is in them. */
async function contents({ url }: FreshDatabase) {
  const client = new pg.Client(url);
  await client.connect();
  const tables = await client.query(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables.rows) {
    const isList = name === 'migration';
    const sum = await client.query(
      `select count(*)::int as rows, md5(string_agg(${isList ? 't.name' : 't::text'}, '|' order by t::text)) as sum
       from ${pg.escapeIdentifier(name)} t`,
    );
    found[name] = sum.rows[0];
  }
  await client.end();
  return found;
}

describe('backup and restore', () => {
  it('carry the real schema, its content and the files to another machine', async () => {
    const key = newFileKey('submissions', 'txt');
    const files = await openFileStore(settings(full, 'one'));
    await files.put(key, Buffer.from('Batik dari Lombok'), { type: 'text/plain' });
    const archive = path.join(folder, 'pijar.tar.gz');
    await runBackup(settings(full, 'one'), [archive], say);
    await runRestore(settings(empty, 'two'), [archive], say);

    const before = await contents(full);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(await contents(empty)).toEqual(before);
    const copy = await (await openFileStore(settings(empty, 'two'))).read(key);
    expect((await buffer(copy!.stream)).toString()).toBe('Batik dari Lombok');
  });

  it('work in the small size, where the database has to be started', async () => {
    const archive = path.join(folder, 'small.tar.gz');
    await runBackup(settings(full, 'one'), [archive], say);
    await runRestore(settings(null, 'three'), [archive], say);
    const again = path.join(folder, 'small-again.tar.gz');
    await runBackup(settings(null, 'three'), [again], say);
    await runRestore(settings(empty, 'four'), [again, '--replace'], say);
    expect(await contents(empty)).toEqual(await contents(full));
  });

  it.each([
    [() => runBackup(settings(null, 'nothing'), [], say), /^There is no data in .*PIJAR_DATA_DIR/],
    [() => runRestore(settings(null, 'one'), [], say), /^Name the archive/],
    [() => runRestore(settings(null, 'one'), ['a', 'b'], say), /^Name the archive/],
    [
      () => runRestore(settings(empty, 'one'), ['no-such.tar.gz'], say),
      /cannot be read \(.*no-such\.tar\.gz/,
    ],
  ])('say what is wrong in one sentence (%#)', async (command, sentence) => {
    const fault = await command().catch((caught: unknown) => caught);
    expect(fault).toBeInstanceOf(StartupFault);
    expect((fault as Error).message).toMatch(sentence);
  });
});

import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  url: string;
  /** Removes it, cutting off whoever is still connected. */
  drop(): Promise<void>;
}

type Prepare = (url: string) => Promise<void>;
let prepareTemplate: Prepare | null = null;

/** Says how the database that every spec file copies is made (migrations, the built-in programme). Jest's setup file calls it. */
export function makeTemplateWith(prepare: Prepare): void {
  prepareTemplate = prepare;
}

/**
 * A database that no other spec file sees. Call it in `beforeAll` and `drop()` it in `afterAll`.
 * @param from `template` (default): migrated, as the product starts it; `empty`: without any table
 */
export async function freshDatabase(
  from: 'template' | 'empty' = 'template',
): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(async (client) => {
    const template = from === 'template' ? await ensureTemplate(client) : 'template0';
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: urlTo(name),
    drop: () =>
      onServer(async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Made once in a run, by the spec file that comes first; the others wait at the lock. */
async function ensureTemplate(client: pg.Client): Promise<string> {
  const found = () => client.query(`select 1 from pg_database where datname = 'pijar_template'`);
  if ((await found()).rowCount) return 'pijar_template';
  await client.query('select pg_advisory_lock(1)');
  try {
    if ((await found()).rowCount) return 'pijar_template';
    await client.query('create database pijar_unfinished template template0');
    try {
      await prepareTemplate?.(urlTo('pijar_unfinished'));
      await client.query('alter database pijar_unfinished rename to pijar_template');
    } catch (fault) {
      await client.query('drop database pijar_unfinished with (force)');
      throw fault;
    }
    return 'pijar_template';
  } finally {
    await client.query('select pg_advisory_unlock(1)');
  }
}

function urlTo(database: string): string {
  const server = process.env['PIJAR_TEST_POSTGRES'];
  if (!server) throw new Error('No test database: run through jest.config.api.mjs.');
  return Object.assign(new URL(server), { pathname: `/${database}` }).href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(urlTo('postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

import { Background, Clock, type Settings } from '@pijar/shared/api';
import pg from 'pg';
import type { Logger } from 'pino';
import { createServer } from '../http/create-server';
import { DemoSeed } from './demo/demo-seed';
import { finishDemo } from './demo/finish-demo';
import { Past, pastOptions } from './demo/past';

/** Any constant: of several processes that start together, one makes the demo and the others wait for it. */
const demoLock = 7_421_060_818;

/**
 * Makes the demo on a first run: once, and only where nobody works yet. One that was interrupted is begun anew; since the
 * product does not listen before the demo is whole, nothing else can be in the database then.
 */
export async function ensureDemo(
  settings: Settings,
  databaseUrl: string,
  log: Logger,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [demoLock]);
    if (!(await isWanted(client))) return;
    say('Making the demo: three cohorts live through the last three months. This takes a moment …');
    await clear(client);
    await client.query('insert into demo_seed (began_at) values (now())');
    await make(settings, databaseUrl, log);
    await client.query('update demo_seed set finished_at = now()');
  } finally {
    await client.end();
  }
}

async function isWanted(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ began: boolean; finished: boolean; used: boolean }>(
    `select exists (select from demo_seed) as began,
            exists (select from demo_seed where finished_at is not null) as finished,
            exists (select from organisation) as used`,
  );
  const state = rows[0]!;
  return !state.finished && (state.began || !state.used);
}

/** Empties what an interrupted demo left; the programme and the history of migrations stay. */
async function clear(client: pg.Client): Promise<void> {
  await client.query('drop schema if exists demo_past cascade');
  await client.query(
    'truncate organisation, outbox_event, handled_event, audit_entry, demo_seed cascade',
  );
}

async function make(settings: Settings, databaseUrl: string, log: Logger): Promise<void> {
  const past = await Past.begin(databaseUrl);
  const database = { url: databaseUrl, poolSize: 6, serverOptions: pastOptions };
  // Her coaches of the past meant what they sent.
  const inPast = { ...settings, undoSeconds: 0 };
  const app = await createServer(inPast, database, log.child({}, { level: 'error' }), null);
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const clock = app.get(Clock, { strict: false });
    const present = clock.now;
    past.rule(clock);
    await new DemoSeed(app, past).run();
    clock.now = present;
    await past.end();
    await app.get(Background).start();
    await finishDemo(app);
  } finally {
    await app.close();
  }
}

import path from 'node:path';
import { defineEvent } from '@pijar/shared/contracts';
import {
  freshDatabase,
  type FreshDatabase,
  startRedis,
  startScript,
  type TestRedis,
  until,
} from '@pijar/shared/testing';
import { DataSource } from 'typeorm';
import { type JobBackendSettings, Jobs } from '../jobs';
import { EventHandlers, Outbox, type OutboxRelay, startEvents, sweepOutbox } from '.';
import { deliver } from './event-delivery';

const shopOpened = defineEvent<{ shopId: string }>('shop.opened');
const outbox = new Outbox();

let redis: TestRedis;
let database: FreshDatabase;
let db: DataSource;
let handlers: EventHandlers;
let running: { jobs: Jobs; relay: OutboxRelay }[] = [];

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(() => redis.stop());

beforeEach(async () => {
  database = await freshDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await db.query('create table effect (handler text, event_id uuid)');
  handlers = new EventHandlers();
  handlers.on(shopOpened, 'testing.count', (_payload, manager, { id }) =>
    effect(manager, 'count', id),
  );
});

afterEach(async () => {
  for (const { jobs, relay } of running) {
    await relay.close();
    await jobs.close(1);
  }
  running = [];
  await db.destroy();
  await database.drop();
});

const backends: [string, () => JobBackendSettings][] = [
  ['Redis', () => ({ redisUrl: redis.url })],
  ['PostgreSQL', () => ({ postgresUrl: database.url })],
];

async function start(backend: JobBackendSettings): Promise<Jobs> {
  const report = () => undefined;
  const jobs = await Jobs.open({ backend, report });
  const relay = startEvents({ db, databaseUrl: database.url, jobs, handlers, report });
  running.push({ jobs, relay });
  return jobs;
}

const effect = async (manager: { query: DataSource['query'] }, handler: string, id: string) => {
  await manager.query('insert into effect values ($1, $2)', [handler, id]);
};
const effects = (): Promise<{ handler: string; event_id: string }[]> =>
  db.query('select * from effect order by handler, event_id');
const open = (shopId = 'one') =>
  db.transaction((manager) => outbox.add(manager, shopOpened, { shopId }));
const waiting = async () =>
  (await db.query('select count(*)::int as n from outbox_event where relayed_at is null'))[0].n;

describe.each(backends)('events over %s', (_name, backend) => {
  it('arrive after the commit, soon, with what they carry', async () => {
    const arrived: unknown[] = [];
    handlers.on(shopOpened, 'testing.look', async (payload, _manager, event) => {
      arrived.push([payload, event.id, event.occurredAt instanceof Date]);
    });
    await start(backend());
    await expect(
      db.transaction(async (manager) => {
        await outbox.add(manager, shopOpened, { shopId: 'never' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow();
    await until(async () => (await waiting()) === 0);
    const id = await open('Warung Bu Sari');
    await until(() => arrived.length > 0);
    await until(async () => (await effects()).length > 0);
    expect(arrived).toEqual([[{ shopId: 'Warung Bu Sari' }, id, true]]);
    expect(await effects()).toEqual([{ handler: 'count', event_id: id }]);

    // Right after an arrival the next look is two seconds away: what comes sooner was told.
    const took: number[] = [];
    while (took.length < 3) {
      const start1 = Date.now();
      await open();
      await until(() => arrived.length === took.length + 2);
      took.push(Date.now() - start1);
    }
    expect(Math.min(...took)).toBeLessThan(1_500);
  });

  it('reach each handler on its own: one that fails neither stops nor repeats another', async () => {
    let failures = 0;
    handlers.on(shopOpened, 'testing.stumble', async (_payload, manager, { id }) => {
      await effect(manager, 'stumble', id);
      if (failures++ < 1) throw new Error('stumbled');
    });
    await start(backend());
    const id = await open();
    await until(async () => (await effects()).length === 2);
    expect(await effects()).toEqual([
      { handler: 'count', event_id: id },
      { handler: 'stumble', event_id: id },
    ]);
    expect(failures).toBe(2);
  });

  it('have their effect once with two relays and two sets of workers', async () => {
    await Promise.all([start(backend()), start(backend())]);
    const ids = await Promise.all(Array.from({ length: 150 }, (_, index) => open(`${index}`)));
    await until(async () => (await effects()).length >= ids.length, 20);
    await until(async () => (await waiting()) === 0);
    expect((await effects()).map((row) => row.event_id).sort()).toEqual([...ids].sort());
  });

  it('have their effect once when a relay dies between handing over and marking', async () => {
    const victim = startScript(path.join(__dirname, 'testing-relay.script.ts'), {
      DATABASE_URL: database.url,
      BACKEND: JSON.stringify(backend()),
    });
    const id = await open();
    await victim.said('enqueued');
    await victim.end('SIGKILL');
    expect(await waiting()).toBe(1);
    await start(backend());
    await until(async () => (await waiting()) === 0);
    await open('the next one');
    await until(async () => (await effects()).length >= 2);
    expect((await effects()).filter((row) => row.event_id === id)).toHaveLength(1);
  });
});

describe('an event', () => {
  it('has its effect once however often it is delivered', async () => {
    const eventId = await open();
    const delivery = { eventId, type: shopOpened.type, handler: 'testing.count' };
    await Promise.all(Array.from({ length: 8 }, () => deliver(delivery, db, handlers)));
    await deliver(delivery, db, handlers);
    expect(await effects()).toHaveLength(1);
  });

  it('still arrives when the relay’s ear was cut off', async () => {
    await start({ postgresUrl: database.url });
    await until(
      async () =>
        (
          await db.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'pijar-outbox' and datname = current_database()`,
          )
        ).length === 1,
    );
    await open();
    await until(async () => (await effects()).length === 1);
  });

  it('waits in the database while Redis is away', async () => {
    await start({ redisUrl: redis.url });
    await open('before');
    await until(async () => (await effects()).length === 1);
    await redis.kill();
    const ids = await Promise.all([open('one'), open('two'), open('three')]);
    expect(await waiting()).toBe(3);
    await redis.startAgain();
    await until(async () => (await effects()).length === 4, 20);
    expect(await waiting()).toBe(0);
    expect((await effects()).map((row) => row.event_id)).toEqual(expect.arrayContaining(ids));
  });

  it('is kept for 30 days after it was carried on', async () => {
    await db.query(
      `insert into outbox_event (id, type, payload, relayed_at) values
         ('00000000-0000-7000-8000-000000000001', 'old', '{}', now() - interval '31 days'),
         ('00000000-0000-7000-8000-000000000002', 'young', '{}', now() - interval '29 days'),
         ('00000000-0000-7000-8000-000000000003', 'waiting', '{}', null)`,
    );
    await sweepOutbox(db);
    const left = await db.query('select type from outbox_event order by type');
    expect(left.map((row: { type: string }) => row.type)).toEqual(['waiting', 'young']);
  });

  it('cannot be handled twice under one name', () => {
    expect(() => handlers.on(shopOpened, 'testing.count', async () => undefined)).toThrow(
      'already handles',
    );
  });
});

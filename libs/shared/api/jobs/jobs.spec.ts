import path from 'node:path';
import pg from 'pg';
import {
  freshDatabase,
  type FreshDatabase,
  openDoor,
  startRedis,
  startScript,
  type TestRedis,
  until,
} from '@pijar/shared/testing';
import { defineQueue, type JobBackendSettings, Jobs, type QueueDefinition } from '.';

interface Note {
  note: string;
}

let redis: TestRedis;
let database: FreshDatabase;
const opened: Jobs[] = [];

beforeAll(async () => {
  [redis, database] = await Promise.all([startRedis(), freshDatabase('empty')]);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.close(1)));
});

afterAll(async () => {
  await Promise.all([redis.stop(), database.drop()]);
});

const backends: [string, () => JobBackendSettings][] = [
  ['Redis', () => ({ redisUrl: redis.url })],
  ['PostgreSQL', () => ({ postgresUrl: database.url })],
];

async function open(backend: JobBackendSettings): Promise<Jobs> {
  const jobs = await Jobs.open({ backend, report: () => undefined });
  opened.push(jobs);
  return jobs;
}

let count = 0;
const newQueue = (options: Partial<Pick<QueueDefinition<Note>, 'attempts' | 'backoff'>> = {}) =>
  defineQueue<Note>(`notes-${++count}`, { backoff: { seconds: 0.05 }, ...options });

describe.each(backends)('jobs on %s', (_name, backend) => {
  it('does a job with its data', async () => {
    const [jobs, queue, done] = [await open(backend()), newQueue(), [] as string[]];
    jobs.worker(queue, async ({ note }) => void done.push(note));
    await jobs.enqueue(queue, { note: 'Bu Sari’s “roti” 🍞' });
    await until(() => done.length === 1);
    expect(done).toEqual(['Bu Sari’s “roti” 🍞']);
  });

  it('takes an id once, also when the first job is done', async () => {
    const [jobs, queue, done] = [await open(backend()), newQueue(), [] as string[]];
    const jobId = 'bca1c1f0-0000-7000-8000-000000000001';
    await Promise.all(['a', 'b'].map((note) => jobs.enqueue(queue, { note }, { jobId })));
    jobs.worker(queue, async ({ note }) => void done.push(note));
    await until(() => done.length > 0);
    await jobs.enqueue(queue, { note: 'again' }, { jobId });
    await jobs.enqueue(queue, { note: 'last' });
    await until(() => done.includes('last'));
    expect(done).toHaveLength(2);
  });

  it('waits as long as it was told', async () => {
    const [jobs, queue] = [await open(backend()), newQueue()];
    const start = Date.now();
    let waited = 0;
    jobs.worker(queue, async () => void (waited = Date.now() - start));
    await jobs.enqueue(queue, { note: 'later' }, { delaySeconds: 0.70051 });
    await until(() => waited > 0);
    expect(waited).toBeGreaterThanOrEqual(650);
  });

  it('tries again with growing pauses', async () => {
    const [jobs, queue, attempts] = [await open(backend()), newQueue(), [] as number[]];
    jobs.worker(queue, async (_data, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
    });
    await jobs.enqueue(queue, { note: 'stubborn' });
    await until(() => attempts.length === 3);
    expect(attempts).toEqual([1, 2, 3]);
    expect(await jobs.failures()).toEqual([]);
  });

  it('shows what was given up, without its data, and does it when asked', async () => {
    const [jobs, queue, done] = [await open(backend()), newQueue({ attempts: 2 }), [] as string[]];
    let isBroken = true;
    jobs.worker(queue, async ({ note }) => {
      if (isBroken) throw new Error('the printer is on fire\nand more');
      done.push(note);
    });
    const id = await jobs.enqueue(queue, { note: 'secret' }, { name: 'certificate.pdf' });
    const [failure] = await until(async () => {
      const failures = await jobs.failures();
      return failures.length > 0 && failures;
    });
    expect(failure).toEqual({
      queue: queue.name,
      id,
      name: 'certificate.pdf',
      reason: 'the printer is on fire',
      failedAt: expect.any(Date),
      attempts: 2,
    });
    isBroken = false;
    expect(await jobs.retry(queue.name, id)).toBe(true);
    await until(() => done.length === 1);
    expect(await jobs.failures()).toEqual([]);
    expect(await jobs.retry(queue.name, id)).toBe(false);
    expect(await jobs.retry('no-such-queue', id)).toBe(false);
    expect(await jobs.retry(queue.name, 'no-such-job')).toBe(false);
  });

  it('keeps one rhythm per id, whoever asks for it', async () => {
    const [one, two, queue, times] = [
      await open(backend()),
      await open(backend()),
      newQueue(),
      [] as number[],
    ];
    const start = Date.now();
    await one.schedule(queue, 'sweep', { everySeconds: 60 }, { note: 'tick' });
    await one.schedule(queue, 'sweep', { everySeconds: 1 }, { note: 'tick' });
    await two.schedule(queue, 'sweep', { everySeconds: 1 }, { note: 'tick' });
    await two.schedule(queue, 'at six', { cron: '0 6 * * *', tz: 'Asia/Makassar' }, { note: 'x' });
    for (const jobs of [one, two]) {
      jobs.worker(queue, async ({ note }) => void times.push(note === 'tick' ? Date.now() : 0));
    }
    await until(() => times.length >= 4);
    expect(times).not.toContain(0);
    // The first comes at once, the fourth two seconds later at the soonest; two rhythms would be there in one.
    expect(times[3]! - start).toBeGreaterThan(1_500);
  });

  it('does no more at once than allowed', async () => {
    const [jobs, queue] = [await open(backend()), newQueue()];
    let [now, most, done] = [0, 0, 0];
    jobs.worker(
      queue,
      async () => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 30));
        now--;
        done++;
      },
      { concurrency: 3 },
    );
    await Promise.all(
      Array.from({ length: 9 }, (_, index) => jobs.enqueue(queue, { note: `${index}` })),
    );
    await until(() => done === 9);
    expect(most).toBe(3);
  });

  it('lets a running job finish before it closes', async () => {
    const [jobs, queue] = [await open(backend()), newQueue()];
    let [isRunning, isDone] = [false, false];
    jobs.worker(queue, async () => {
      isRunning = true;
      await new Promise((resolve) => setTimeout(resolve, 400));
      isDone = true;
    });
    await jobs.enqueue(queue, { note: 'short' });
    await until(() => isRunning);
    await jobs.close(5);
    expect(isDone).toBe(true);

    const next = await open(backend());
    const again: string[] = [];
    next.worker(queue, async ({ note }) => void again.push(note));
    await next.enqueue(queue, { note: 'other' });
    await until(() => again.length > 0);
    expect(again).toEqual(['other']);
  });

  it('puts back what does not finish in time', async () => {
    const [jobs, queue] = [await open(backend()), newQueue({ attempts: 1 })];
    let signal: AbortSignal | undefined;
    jobs.worker(queue, async (_data, run) => {
      signal = run.signal;
      await new Promise(() => undefined);
    });
    await jobs.enqueue(queue, { note: 'endless' });
    await until(() => signal);
    const start = Date.now();
    await jobs.close(0.2);
    expect(Date.now() - start).toBeLessThan(3_000);
    expect(signal!.aborted).toBe(true);

    const next = await open(backend());
    const done: string[] = [];
    next.worker(queue, async ({ note }) => void done.push(note));
    await until(() => done.length === 1);
    expect(done).toEqual(['endless']);
  });

  it('gives the job of a killed process to another', async () => {
    const [jobs, queue, done] = [await open(backend()), newQueue({ attempts: 1 }), [] as string[]];
    const victim = startScript(path.join(__dirname, 'testing-worker.script.ts'), {
      BACKEND: JSON.stringify(backend()),
      QUEUE: queue.name,
    });
    await jobs.enqueue(queue, { note: 'orphan' });
    await victim.said('took');
    await victim.end('SIGKILL');
    jobs.worker(queue, async ({ note }) => void done.push(note), { lockMs: 1_000 });
    await until(() => done.length === 1);
    expect(done).toEqual(['orphan']);
  });

  it('knows that the backend answers', async () => {
    await expect((await open(backend())).ping()).resolves.toBeUndefined();
  });
});

describe('jobs on PostgreSQL', () => {
  it('share a few connections among all queues and workers', async () => {
    const jobs = await open({ postgresUrl: database.url });
    const done: string[] = [];
    const queues = Array.from({ length: 12 }, () => newQueue());
    for (const queue of queues) jobs.worker(queue, async ({ note }) => void done.push(note));
    await Promise.all(queues.map((queue) => jobs.enqueue(queue, { note: queue.name })));
    await until(() => done.length === 12);
    const [row] = await ask(
      `select count(*)::int as n from pg_stat_activity
        where application_name like 'pijar-jobs%' and datname = current_database()`,
    );
    expect(row.n).toBeLessThanOrEqual(5);
  });

  it('rest while the database is away, and lose nothing', async () => {
    const door = await openDoor(new URL(database.url));
    const [jobs, queue] = [await open({ postgresUrl: door.url }), newQueue()];
    const done = new Set<string>();
    const work = async ({ note }: Note) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      done.add(note);
    };
    const notes = Array.from({ length: 40 }, (_, index) => `${index}`);
    await Promise.all(notes.map((note) => jobs.enqueue(queue, { note })));
    jobs.worker(queue, work, { lockMs: 1_000 });
    await until(() => done.size >= 5);

    door.shut();
    await expect(jobs.enqueue(queue, { note: 'lost' })).rejects.toThrow();
    await until(() => door.knocks.length >= 6);
    // Half a second between two; a loop would knock six times within milliseconds, however busy the machine is.
    expect(door.knocks[5]! - door.knocks[0]!).toBeGreaterThan(1_000);

    door.open();
    await until(() => done.size === notes.length);
  });

  async function ask(sql: string) {
    const client = new pg.Client(database.url);
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows;
  }
});

describe('jobs on Redis', () => {
  it('refuse at once while Redis is away, and go on when it is back', async () => {
    const [jobs, queue, done] = [await open({ redisUrl: redis.url }), newQueue(), [] as string[]];
    jobs.worker(queue, async ({ note }) => void done.push(note));
    await jobs.enqueue(queue, { note: 'before' });
    await until(() => done.length === 1);
    await redis.kill();
    await expect(jobs.ping()).rejects.toThrow();
    await expect(jobs.enqueue(queue, { note: 'lost' })).rejects.toThrow();
    await redis.startAgain();
    await until(() =>
      jobs.ping().then(
        () => true,
        () => false,
      ),
    );
    await jobs.enqueue(queue, { note: 'after' });
    await until(() => done.length === 2);
    expect(done).toEqual(['before', 'after']);
  });

  it('open while Redis is away', async () => {
    await redis.kill();
    const jobs = await open({ redisUrl: redis.url });
    const [queue, done] = [newQueue(), [] as string[]];
    jobs.worker(queue, async ({ note }) => void done.push(note));
    const scheduled = jobs.schedule(queue, 'sweep', { everySeconds: 1 }, { note: 'tick' });
    await redis.startAgain();
    await scheduled;
    await until(() => done.length > 0);
  });
});

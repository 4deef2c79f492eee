import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@pijar/shared/api';
import { showReviewQueue, takeNext, type ClaimView } from '@pijar/submissions/contracts';
import { HttpConnection } from '../load/http-connection';
import { median } from '../load/run-load';
import type { ServerProcess } from '../load/server-process';
import { renderRequest, type Call } from '../operations/operation';
import { tokenOf } from '../world/people.sql';
import type { World } from '../world/world';
import { openQueues } from './open-queues';

/** Coaches who take at the same time, all from one queue. */
export const crowdSize = 50;
/** Nobody waits so long for a page; whoever does is stuck. */
const longestSeconds = 300;
const pagesAsked = 7;

export interface CrowdFigures {
  /** What waited for each of the crowd when they began. */
  waiting: number;
  taken: number;
  seconds: number;
  /** Answers that named a piece of work that another answer had named. */
  shared: number;
  /** Rows that the database knows as held by the crowd; as many as were taken. */
  held: number;
  /** Answers other than 200. */
  refused: string[];
  /** Pieces that the coach with the fewest, and with the most, got. */
  fewest: number;
  most: number;
  /** How often an open page was told that work moved. */
  told: number;
  /** Milliseconds of a take. */
  p50: number;
  slowest: number;
  /** Milliseconds of a first page, of this queue and of all that waits, nobody else asking. */
  page: number;
  fullPage: number;
}

const crowd = Array.from({ length: crowdSize }, (_, n) => tokenOf('coach', n + 1));

/** Each with her queue open, fifty coaches press "take next" again and again, each as soon as she was answered, all in the same queue. */
export async function measureCrowd(world: World, product: ServerProcess): Promise<CrowdFigures> {
  const { n: everywhere } = await one<{ n: number }>(
    world,
    `select n from bench.cohort where sample = 'many'`,
  );
  const fullPage = await pageMs(product, tokenOf('coach', everywhere));
  await shareOneQueue(world);
  const page = await pageMs(product, tokenOf('coach', 1));
  const { waiting } = await one<{ waiting: number }>(
    world,
    `select count(*)::int as waiting from submission s join bench.cohort c on c.id = s.cohort_id
      where c.n <= ${crowdSize} and s.state = 'submitted'`,
  );
  const pages = await openQueues(product, crowd);
  const begin = performance.now();
  const coaches = await takeAtOnce(product, world.size.queue.taken);
  const seconds = (performance.now() - begin) / 1000;
  pages.close();
  const { held } = await one<{ held: number }>(
    world,
    `select count(*)::int as held from submission s join bench.cohort c on c.coach_id = s.claimed_by
      where s.state = 'in_review' and c.n <= ${crowdSize}`,
  );
  const all = coaches.flatMap(({ got }) => got);
  const sizes = coaches.map(({ got }) => got.length);
  const times = coaches.flatMap(({ ms }) => ms);
  return {
    ...{ waiting, seconds, held, page, fullPage, told: pages.told() },
    taken: all.length,
    shared: all.length - new Set(all).size,
    refused: coaches.flatMap(({ refused }) => refused),
    fewest: Math.min(...sizes),
    most: Math.max(...sizes),
    p50: median(times),
    slowest: Math.max(...times),
  };
}

/** What must hold on any machine, however busy. */
export const isFair = ({ shared, held, taken, refused, fewest }: CrowdFigures): boolean =>
  shared === 0 && held === taken && refused.length === 0 && fewest > 0;

/** Deadlocks that the database broke since it was made. */
export async function countDeadlocks(world: World): Promise<number> {
  const { deadlocks } = await one<{ deadlocks: number }>(
    world,
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return deadlocks;
}

interface Taker {
  got: string[];
  ms: number[];
  refused: string[];
}

/** @throws Error when not everybody was answered in time */
async function takeAtOnce(product: ServerProcess, wanted: number): Promise<Taker[]> {
  const lines = await Promise.all(
    crowd.map(async (token) => ({ token, line: await HttpConnection.open(product.url) })),
  );
  let begun = 0;
  const take = async ({ line, token }: (typeof lines)[number]): Promise<Taker> => {
    const taker: Taker = { got: [], ms: [], refused: [] };
    while (begun < wanted) {
      begun += 1;
      const at = performance.now();
      const answer = await line.send(render(takeNext, { token, body: { takeId: newId() } }));
      taker.ms.push(performance.now() - at);
      if (answer.status === 200)
        taker.got.push((JSON.parse(answer.body()) as ClaimView).submissionId);
      else taker.refused.push(`${answer.status} ${answer.body()}`);
    }
    return taker;
  };
  const impatient = new AbortController();
  try {
    return await Promise.race([
      Promise.all(lines.map(take)),
      pause(longestSeconds * 1000, undefined, { signal: impatient.signal }).then(() => {
        throw new Error(`Of ${wanted} takes not all were answered in ${longestSeconds} s`);
      }),
    ]);
  } finally {
    impatient.abort();
    for (const { line } of lines) line.close();
  }
}

/** The first fifty coaches join each other's cohorts. */
const shareOneQueue = (world: World) =>
  world.query(
    `insert into cohort_staff (cohort_id, person_id, part)
       select c.id, k.coach_id, 'coach' from bench.cohort c, bench.cohort k
        where c.n <= ${crowdSize} and k.n <= ${crowdSize} on conflict do nothing`,
  );

async function pageMs(product: ServerProcess, token: string): Promise<number> {
  const line = await HttpConnection.open(product.url);
  const times: number[] = [];
  for (let n = 0; n < pagesAsked; n += 1) {
    const at = performance.now();
    const { status } = await line.send(render(showReviewQueue, { token }));
    if (status !== 200) throw new Error(`A page of the queue was answered with ${status}`);
    times.push(performance.now() - at);
  }
  line.close();
  return median(times);
}

const render = (route: Parameters<typeof renderRequest>[0]['route'], call: Call): string =>
  renderRequest({ route }, call);

const one = async <T>(world: World, sql: string): Promise<T> => (await world.query<T>(sql))[0]!;

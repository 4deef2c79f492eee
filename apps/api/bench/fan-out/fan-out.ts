import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sessionCookie } from '@pijar/identity/api';
import { rssMb } from '../load/processes';
import type { ServerProcess } from '../load/server-process';
import { tokenOf } from '../world/people.sql';
import type { World } from '../world/world';

export interface FanOutFigures {
  /** For whom the announcement was. */
  people: number;
  /** Milliseconds until the officer was answered. */
  answeredMs: number;
  /** Seconds until it stood in everybody's inbox. */
  toldSeconds: number;
  /** Messages that anybody got beside the one. */
  doubles: number;
  /** Deliveries that were planned for channels outside. */
  planned: number;
  /** p99 of somebody's request in milliseconds, before and meanwhile. */
  before: number;
  meanwhile: number;
  /** MB by which the process that works grew, at its highest. */
  grownMb: number;
}

const requestsBefore = 200;
const longestSeconds = 120;

/**
 * One announcement to everybody, while somebody else asks for a page all the time. API and workers are one process here, as
 * `npm start` runs them: the worse case for whoever waits.
 */
export async function measureFanOut(world: World, product: ServerProcess): Promise<FanOutFigures> {
  await world.query(
    `insert into role_grant (person_id, role) select officer_id, 'admin' from bench.organisation where n = 1
     on conflict do nothing`,
  );
  const [{ people }] = (await world.query<{ people: number }>(
    `select count(distinct person_id)::int as people from membership where state in ('invited', 'active', 'paused')`,
  )) as [{ people: number }];
  const before: number[] = [];
  for (let n = 0; n < requestsBefore; n += 1) before.push(await askForInbox(product, n));
  const rssBefore = rssMb(product.pid);
  let highest = rssBefore;
  const announcementId = randomUUID();
  const begin = performance.now();
  await send(product, announcementId);
  const answeredMs = performance.now() - begin;
  const meanwhile: number[] = [];
  let told = 0;
  while (told < people && performance.now() - begin < longestSeconds * 1000) {
    for (let n = 0; n < 10; n += 1) meanwhile.push(await askForInbox(product, meanwhile.length));
    highest = Math.max(highest, rssMb(product.pid));
    told = await countTold(world, announcementId);
  }
  const toldSeconds = (performance.now() - begin) / 1000;
  if (told < people) throw new Error(`Of ${people} people ${told} were told`);
  // What follows the last one is part of the growth.
  await pause(2_000);
  highest = Math.max(highest, rssMb(product.pid));
  const doubles = (await countTold(world, announcementId)) - people;
  return {
    ...{ people, answeredMs, toldSeconds, doubles, grownMb: highest - rssBefore },
    planned: await countPlanned(world, announcementId),
    before: p99(before),
    meanwhile: p99(meanwhile),
  };
}

async function send(product: ServerProcess, announcementId: string): Promise<void> {
  const answer = await fetch(`${product.url}/api/v1/announcements`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `${sessionCookie}=${tokenOf('officer', 1)}`,
    },
    body: JSON.stringify({
      announcementId,
      audience: { to: 'everybody' },
      title: 'Hari libur',
      text: 'Senin depan tidak ada pertemuan.',
    }),
  });
  if (answer.status !== 204) throw new Error(`The announcement was answered with ${answer.status}`);
}

/** @returns milliseconds */
async function askForInbox(product: ServerProcess, n: number): Promise<number> {
  const begin = performance.now();
  const cookie = `${sessionCookie}=${tokenOf('participant', 1 + (n % 100))}`;
  const answer = await fetch(`${product.url}/api/v1/notifications`, { headers: { cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`An inbox was answered with ${answer.status}`);
  return performance.now() - begin;
}

const countTold = (world: World, announcementId: string): Promise<number> =>
  count(world, 'select count(*)::int as count from notification where cause = $1', announcementId);

const countPlanned = (world: World, announcementId: string): Promise<number> =>
  count(
    world,
    `select count(*)::int as count
       from notification_delivery d join notification n on n.id = d.notification_id where n.cause = $1`,
    announcementId,
  );

async function count(world: World, sql: string, announcementId: string): Promise<number> {
  const [row] = await world.query<{ count: number }>(sql, [`announcement:${announcementId}`]);
  return row!.count;
}

function p99(times: number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))]!;
}

import { freshDatabase, type FreshDatabase } from '@pijar/shared/testing';
import { DateTime } from 'luxon';
import pg from 'pg';

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

/** The slow and plain way: walk the calendar day by day. */
function countedByHand(since: string, until: string, zone: string): number {
  let day = DateTime.fromISO(since, { zone }).startOf('day');
  const last = DateTime.fromISO(until, { zone }).startOf('day');
  let count = 0;
  while (day < last) {
    day = day.plus({ days: 1 });
    if (day.weekday <= 5) count += 1;
  }
  return count;
}

describe('working days waited', () => {
  let database: FreshDatabase;
  let client: pg.Client;
  const inSql = async (since: string, until: string, zone: string): Promise<number> => {
    const answer = await client.query('select working_days($1, $2, $3) as days', [
      since,
      until,
      zone,
    ]);
    return answer.rows[0].days as number;
  };
  const inEveryZone = async (since: string, until: string): Promise<number[]> => {
    const days: number[] = [];
    for (const zone of zones) days.push(await inSql(since, until, zone));
    return days;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    client = new pg.Client(database.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each([
    ['the same day', '2026-03-02T01:00:00Z', '2026-03-02T09:00:00Z', 0],
    ['from Monday to Thursday', '2026-03-02T01:00:00Z', '2026-03-05T01:00:00Z', 3],
    ['from Friday over the weekend to Monday', '2026-03-06T05:00:00Z', '2026-03-09T05:00:00Z', 1],
    ['from Saturday to Sunday', '2026-03-07T05:00:00Z', '2026-03-08T05:00:00Z', 0],
    ['from Saturday to Monday', '2026-03-07T05:00:00Z', '2026-03-09T05:00:00Z', 1],
    ['over two weeks', '2026-03-02T05:00:00Z', '2026-03-16T05:00:00Z', 10],
    ['backwards', '2026-03-05T05:00:00Z', '2026-03-02T05:00:00Z', 0],
  ])('%s', async (_name, since, until, days) => {
    expect(await inSql(since, until, 'Asia/Jakarta')).toBe(days);
  });

  it('begins a new day at midnight of the cohort, not of the server', async () => {
    // 16:30 UTC on Monday: 23:30 in WIB, already Tuesday in WITA and WIT.
    const since = '2026-03-02T16:30:00Z';
    const until = '2026-03-03T03:00:00Z';
    expect(await inEveryZone(since, until)).toEqual([1, 0, 0]);
    // Sunday 15:30 UTC: 22:30 and 23:30 on Sunday, 00:30 on Monday in WIT.
    const friday = '2026-03-06T03:00:00Z';
    const sunday = '2026-03-08T15:30:00Z';
    expect(await inEveryZone(friday, sunday)).toEqual([0, 0, 1]);
  });

  it('equals a walk through the calendar', async () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    const pairs = Array.from({ length: 400 }, (_, n) => {
      const since = new Date(start + n * 7_919_000 * 13).toISOString();
      const until = new Date(Date.parse(since) + ((n * 104_729) % 2_600_000) * 1000).toISOString();
      return { since, until, zone: zones[n % 3]! };
    });
    const answer = await client.query(
      `select working_days(since, until, zone) as days
         from unnest($1::timestamptz[], $2::timestamptz[], $3::text[]) with ordinality
              as x (since, until, zone, n) order by n`,
      [pairs.map((p) => p.since), pairs.map((p) => p.until), pairs.map((p) => p.zone)],
    );
    expect(answer.rows.map((row) => row.days)).toEqual(
      pairs.map((p) => countedByHand(p.since, p.until, p.zone)),
    );
  });
});

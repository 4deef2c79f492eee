import { showReviewQueue } from '@pijar/submissions/contracts';
import { tokenOf } from '../world/people.sql';
import { cycle, type BenchOperation } from './operation';

/** A coach's queue as it opens: the first page, its totals, what she holds. */
export const reviewQueue: BenchOperation = {
  name: 'review queue, first page',
  kind: 'read',
  route: showReviewQueue,
  rows: "submissions that wait in the coach's cohort",
  async sample(world, size) {
    const [row] = await world.query<{ n: number }>('select n from bench.cohort where sample = $1', [
      size,
    ]);
    return { token: tokenOf('coach', row!.n) };
  },
  async calls(world) {
    const rows = await world.query<{ n: number }>(
      'select n from bench.cohort where sample is null order by random()',
    );
    return cycle(rows.map(({ n }) => ({ token: tokenOf('coach', n) })));
  },
};

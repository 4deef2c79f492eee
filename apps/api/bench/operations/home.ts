import { showHome } from '@pijar/learning/contracts';
import { tokenOf } from '../world/people.sql';
import { cycle, type BenchOperation } from './operation';

/** The participant's first screen, for everybody in turn. */
export const home: BenchOperation = {
  name: "participant's home",
  kind: 'read',
  route: showHome,
  rows: 'facts of the participant',
  async sample(world, size) {
    const [row] = await world.query<{ n: number }>(
      'select min(n)::int as n from bench.participant where sample = $1',
      [size],
    );
    return { token: tokenOf('participant', row!.n) };
  },
  async calls(world) {
    const rows = await world.query<{ n: number }>(
      'select n from bench.participant where sample is null order by random()',
    );
    return cycle(rows.map(({ n }) => ({ token: tokenOf('participant', n) })));
  },
};

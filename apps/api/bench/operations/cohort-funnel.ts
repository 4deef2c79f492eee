import { showCohortSummary } from '@pijar/insights/contracts';
import { tokenOf } from '../world/people.sql';
import type { World } from '../world/world';
import { cycle, type BenchOperation, type Call } from './operation';

const cohortsOf = async (world: World, where: string, values: unknown[] = []): Promise<Call[]> => {
  const rows = await world.query<{ id: string; officer: number }>(
    `select id, organisation_n as officer from bench.cohort where ${where} order by random()`,
    values,
  );
  return rows.map(({ id, officer }) => ({
    token: tokenOf('officer', officer),
    params: { cohortId: id },
  }));
};

/** An officer opens a cohort: its funnel, who is stuck, how long answers take. */
export const cohortFunnel: BenchOperation = {
  name: "a cohort's funnel",
  kind: 'read',
  route: showCohortSummary,
  rows: 'members of the cohort',
  sample: async (world, size) => (await cohortsOf(world, 'sample = $1', [size]))[0]!,
  calls: async (world) => cycle(await cohortsOf(world, 'sample is null')),
};

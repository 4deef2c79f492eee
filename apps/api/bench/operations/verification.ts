import { verifyCertificate } from '@pijar/credentials/contracts';
import type { World } from '../world/world';
import { cycle, type BenchOperation, type Call } from './operation';

const numbers = async (world: World, where: string, values: unknown[] = []): Promise<string[]> => {
  const rows = await world.query<{ number: string }>(
    `select c.number from certificate c
       join bench.participant p on p.membership_id = c.membership_id
      where ${where} order by random()`,
    values,
  );
  return rows.map(({ number }) => number);
};

let visitors = 0;
/** Everybody comes from an address of her own: one address is let in thirty times a minute. */
const visit = (number: string): Call => {
  const visitor = (visitors += 1);
  const [a, b, c] = [visitor >> 16, (visitor >> 8) & 255, visitor & 255];
  return { params: { number }, address: `100.${64 + a}.${b}.${c}` };
};

/** Anyone looks up a certificate. */
export const verification: BenchOperation = {
  name: 'certificate verification',
  kind: 'read',
  route: verifyCertificate,
  rows: 'certificates of the cohort',
  async sample(world, size) {
    const [number] = await numbers(world, 'p.sample = $1', [size]);
    return visit(number!);
  },
  async calls(world) {
    const next = cycle(await numbers(world, 'p.sample is null'));
    return () => visit(next());
  },
};

import { renderRequest, type BenchOperation } from '../operations/operation';
import { connections, type BenchSize } from '../world/size';
import type { World } from '../world/world';
import { cpuBetween, cpuSeconds, familyOf } from './processes';
import { median, percentile, runLoad } from './run-load';

/** A server under load. */
export interface Side {
  url: string;
  pid: number;
}

/** What one side gave, as medians over the rounds. */
export interface SideFigures {
  perSecond: number;
  /** Milliseconds of CPU a request costs the server's own process. */
  cpuMs: number;
  /** The same of all PostgreSQL processes. */
  databaseCpuMs: number;
  p50: number;
  p99: number;
  /** Of the answer's body. */
  bytes: number;
}

export interface Figures {
  api: SideFigures;
  twin: SideFigures;
}

/** Both sides in turn, round after round, each second round the other way about: what disturbs the machine disturbs both. */
export async function measure(
  operation: BenchOperation,
  world: World,
  sides: { api: Side; twin: Side },
  postgresPid: number,
): Promise<Figures> {
  const next = await operation.calls(world);
  const request = () => renderRequest(operation, next());
  const rounds: Record<keyof Figures, SideFigures[]> = { api: [], twin: [] };
  await warmUp(operation, world, sides, request);
  for (let round = 0; round < world.size.rounds; round += 1) {
    const order: (keyof Figures)[] = round % 2 === 0 ? ['api', 'twin'] : ['twin', 'api'];
    for (const name of order) {
      await operation.reset?.(world);
      rounds[name].push(
        await measureSide(operation, world.size, sides[name], request, postgresPid),
      );
    }
  }
  await operation.reset?.(world);
  return { api: medians(rounds.api), twin: medians(rounds.twin) };
}

async function warmUp(
  operation: BenchOperation,
  world: World,
  sides: Record<keyof Figures, Side>,
  request: () => string,
): Promise<void> {
  for (const side of [sides.api, sides.twin]) {
    await operation.reset?.(world);
    await runLoad(side.url, request, endOf(operation, world.size), connections);
  }
}

async function measureSide(
  operation: BenchOperation,
  size: BenchSize,
  side: Side,
  request: () => string,
  postgresPid: number,
): Promise<SideFigures> {
  const own = () => cpuSeconds([side.pid]);
  const database = () => cpuSeconds(familyOf(postgresPid));
  const before = { own: own(), database: database() };
  const result = await runLoad(side.url, request, endOf(operation, size), connections);
  const used = {
    own: cpuBetween(before.own, own()),
    database: cpuBetween(before.database, database()),
  };
  return {
    perSecond: result.requests / result.seconds,
    cpuMs: (used.own / result.requests) * 1000,
    databaseCpuMs: (used.database / result.requests) * 1000,
    p50: percentile(result.latencies, 0.5),
    p99: percentile(result.latencies, 0.99),
    bytes: result.bytes,
  };
}

const endOf = (operation: BenchOperation, size: BenchSize) =>
  operation.kind === 'read'
    ? { seconds: size.secondsOfReads }
    : { requests: size.requestsOfWrites };

function medians(rounds: SideFigures[]): SideFigures {
  const of = (pick: (round: SideFigures) => number) => median(rounds.map(pick));
  return {
    perSecond: of((round) => round.perSecond),
    cpuMs: of((round) => round.cpuMs),
    databaseCpuMs: of((round) => round.databaseCpuMs),
    p50: of((round) => round.p50),
    p99: of((round) => round.p99),
    bytes: of((round) => round.bytes),
  };
}

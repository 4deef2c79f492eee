import { cpus, loadavg, totalmem } from 'node:os';
import type { Figures, SideFigures } from '../load/measure';
import type { Memory, MemoryReading } from '../load/memory';
import type { BenchOperation } from '../operations/operation';
import type { StatementCounts } from '../twin/learn-operations';
import { connections, sampleSizes, type BenchSize } from '../world/size';

/** Share of the twin's throughput that we aim for. */
export const aims = { read: 0.7, write: 0.6, idleMb: 600 } as const;

const fixed = (value: number, digits: number): string =>
  Number.isNaN(value) ? '?' : value.toFixed(digits);
const verdict = (isMet: boolean): string => (isMet ? 'met' : 'MISSED');

export function describeMachine(size: BenchSize): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = loadavg().map((value) => value.toFixed(1));
  return (
    `${cpus().length} cores, ${gigabytes} GB, Node ${process.version}, load ${load.join(' ')}; ` +
    `${connections} connections, medians of ${size.rounds} rounds`
  );
}

/** A block of lines about one operation. */
export function describeOperation(
  operation: BenchOperation,
  { api, twin }: Figures,
  counts: StatementCounts,
): string {
  const share = api.perSecond / twin.perSecond;
  const aim = aims[operation.kind];
  const { few, many } = operation.sizes ?? sampleSizes;
  const at = `${few.toLocaleString('en')}, ${counts.many} at ${many.toLocaleString('en')}`;
  return [
    '',
    `${operation.name} (${operation.kind})`,
    `  throughput    ${percent(share)} of the twin's, aim ${percent(aim)}: ${verdict(share >= aim)}`,
    `  CPU           ${fixed(api.cpuMs / twin.cpuMs, 2)} times the twin's`,
    `  statements    ${counts.few} at ${at} ${operation.rows}: ` +
      (counts.few === counts.many ? 'constant' : 'GROWING'),
    `  api           ${describeSide(api)}`,
    `  twin          ${describeSide(twin)}`,
  ].join('\n');
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const describeSide = (side: SideFigures): string =>
  [
    `${fixed(side.perSecond, 0)}/s`,
    `CPU ${fixed(side.cpuMs, 2)} ms`,
    `PostgreSQL ${fixed(side.databaseCpuMs, 2)} ms`,
    `p50 ${fixed(side.p50, 1)} ms`,
    `p99 ${fixed(side.p99, 1)} ms`,
    `${side.bytes} bytes`,
  ].join(', ');

export function describeMemory({ idle, loaded }: Memory): string {
  const line = (reading: MemoryReading) =>
    `${fixed(reading.product + reading.database, 0)} MB ` +
    `(product ${fixed(reading.product, 0)}, PostgreSQL ${fixed(reading.database, 0)})`;
  const lines = ['', 'memory'];
  if (idle) {
    const isMet = idle.product + idle.database <= aims.idleMb;
    lines.push(`  idle          ${line(idle)}, aim ${aims.idleMb} MB: ${verdict(isMet)}`);
  }
  if (loaded) lines.push(`  after load    ${line(loaded)}, the API without its workers`);
  return lines.join('\n');
}

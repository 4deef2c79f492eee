import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Figures of running processes as Linux gives them; elsewhere nothing is known. */
export const isProcReadable = process.platform === 'linux';

const ticksPerSecond = isProcReadable ? Number(execFileSync('getconf', ['CLK_TCK'])) : 100;

/** A process and all that it started, by their ids. */
export function familyOf(pid: number): number[] {
  if (!isProcReadable) return [pid];
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = Number(statOf(Number(entry))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const below = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(below)];
  return below(pid);
}

/** Seconds of CPU that each process used so far, system calls included. */
export function cpuSeconds(pids: number[]): Map<number, number> {
  return new Map(
    pids.map((pid) => {
      const stat = statOf(pid);
      return [pid, stat ? (Number(stat[11]) + Number(stat[12])) / ticksPerSecond : Number.NaN];
    }),
  );
}

/** What processes used between two readings; one that began in between counts from its start. */
export function cpuBetween(before: Map<number, number>, after: Map<number, number>): number {
  let sum = 0;
  for (const [pid, seconds] of after) sum += seconds - (before.get(pid) ?? 0);
  return sum;
}

/** MB of memory that are theirs: pages shared between processes are counted once in all (PSS). */
export function memoryMb(pids: number[]): number {
  if (!isProcReadable) return Number.NaN;
  const kilobytes = pids.map((pid) => {
    const text = read(`/proc/${pid}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** The fields of /proc/<pid>/stat after the name (which may hold spaces): state, parent, … */
function statOf(pid: number): string[] | null {
  const text = read(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : null;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended, or belongs to somebody else.
    return '';
  }
}

/** MB of memory that one process holds now (RSS). */
export function rssMb(pid: number): number {
  if (!isProcReadable) return Number.NaN;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

import { HttpConnection, type Answer } from './http-connection';

export interface LoadResult {
  requests: number;
  seconds: number;
  /** Milliseconds of each request, sorted. */
  latencies: number[];
  /** Mean bytes of a body. */
  bytes: number;
}

/** When a load ends: after so many seconds, or after so many requests. */
export type LoadEnd = { seconds: number } | { requests: number };

/**
 * Sends requests on a fixed number of connections, each as soon as its last one was answered.
 * @param next gives the bytes of another request
 * @throws Error on any answer that is not 2xx: a bench of failures measures nothing
 */
export async function runLoad(
  url: string,
  next: () => string,
  end: LoadEnd,
  connections: number,
): Promise<LoadResult> {
  const open = await Promise.all(
    Array.from({ length: connections }, () => HttpConnection.open(url)),
  );
  const latencies: number[] = [];
  let bytes = 0;
  let started = 0;
  const begin = performance.now();
  const isOver =
    'seconds' in end
      ? () => performance.now() - begin > end.seconds * 1000
      : () => started >= end.requests;
  const worker = async (connection: HttpConnection) => {
    while (!isOver()) {
      started += 1;
      const request = next();
      const at = performance.now();
      const answer = await connection.send(request);
      latencies.push(performance.now() - at);
      bytes += answer.bytes;
      assertGood(answer, request);
    }
  };
  try {
    await Promise.all(open.map(worker));
    const seconds = (performance.now() - begin) / 1000;
    return {
      requests: latencies.length,
      seconds,
      latencies: latencies.sort((a, b) => a - b),
      bytes: Math.round(bytes / latencies.length),
    };
  } finally {
    for (const connection of open) connection.close();
  }
}

function assertGood(answer: Answer, request: string): void {
  if (answer.status >= 200 && answer.status < 300) return;
  const [line] = request.split('\r\n');
  throw new Error(`${line} was answered with ${answer.status}: ${answer.body()}`);
}

export const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const median = (values: number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

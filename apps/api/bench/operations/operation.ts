import { sessionCookie, hashToken } from '@pijar/identity/api';
import { urlOf, type Route } from '@pijar/shared/contracts';
import { tokenHash } from '../twin/derive-program';
import type { World } from '../world/world';

/** One request of an operation. */
export interface Call {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** Of a session; left out: nobody is signed in. */
  token?: string;
  /** Where it says it comes from, for what is limited per address. */
  address?: string;
}

/** One measured operation. Adding another is adding a file beside this one and a line to `index.ts`. */
export interface BenchOperation {
  /** As people call it, e.g. `participant's home`. */
  name: string;
  /** Decides the aim, and what the twin answers. */
  kind: 'read' | 'write';
  route: Route;
  /** What there are 10 and 1,000 of when its statements are counted. */
  rows: string;
  /** Where those are other numbers. */
  sizes?: { few: number; many: number };
  /** A request where there are few or many of those rows. Called again, a write needs another row. */
  sample(world: World, size: 'few' | 'many'): Promise<Call>;
  /** Gives request after request: reads go round, writes never come back to a row. */
  calls(world: World): Promise<() => Call>;
  /** Puts the rows back, so that each round finds what the first one found. */
  reset?(world: World): Promise<void>;
}

/** Goes round a list for ever. */
export function cycle<T>(items: T[]): () => T {
  let at = 0;
  return () => items[at++ % items.length]!;
}

/** Takes from a list until it is used up. */
export function takeFrom<T>(items: T[], what: string): () => T {
  let at = 0;
  return () => {
    const item = items[at++];
    if (!item) throw new Error(`There are only ${items.length} ${what} for this measurement.`);
    return item;
  };
}

const headersOf = (call: Call): Record<string, string> => ({
  ...(call.token ? { cookie: `${sessionCookie}=${call.token}` } : {}),
  ...(call.address ? { 'x-forwarded-for': call.address } : {}),
});

/** For Fastify's inject, to watch the statements. */
export const injectionOf = ({ route }: BenchOperation, call: Call) => ({
  method: route.method,
  url: urlOf(route, call.params, call.query),
  headers: headersOf(call),
  ...(call.body ? { payload: call.body } : {}),
});

/** The bytes on the wire. */
export function renderRequest({ route }: Pick<BenchOperation, 'route'>, call: Call): string {
  const body = call.body ? JSON.stringify(call.body) : '';
  const headers: Record<string, string> = {
    host: 'localhost',
    ...headersOf(call),
    ...(body
      ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
      : {}),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const path = urlOf(route, call.params, call.query);
  return [`${route.method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** The parts of a request that statements may depend on, by the names that the twin finds them under. */
export function namedPartsOf(call: Call): Record<string, string> {
  const strings = Object.entries(call.body ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    ...(call.token ? { [tokenHash]: hashToken(call.token) } : {}),
    ...(call.address ? { address: call.address } : {}),
    ...call.params,
    ...Object.fromEntries(strings),
  };
}

/** One operation of the API, seen from both sides. It carries types only: no zod reaches the web bundle through it. */
export interface Route<I extends RouteInput = RouteInput, O = unknown> {
  readonly method: Method;
  /** Path below the origin with `:name` parameters, e.g. `/api/v1/cohorts/:cohortId`. */
  readonly path: string;
  /** A participant's phone keeps the last good answer, sealed, and gives it when there is no signal. Reads only. */
  readonly isKept?: true;
  /** Never set; carries the types of what goes in and comes out. */
  readonly _types?: { input: I; output: O };
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteInput {
  params?: object;
  query?: object;
  body?: object;
}

export type InputOf<R> = R extends Route<infer I, unknown> ? I : never;
export type OutputOf<R> = R extends Route<RouteInput, infer O> ? O : never;

/**
 * Declares an operation. `I` is what is sent (params, query, body), `O` the body of a 2xx answer (`void` for 204).
 * @example export const showCohort = route<{ params: CohortParams }, CohortView>('GET', '/api/v1/cohorts/:cohortId');
 */
// The bundler leaves out declarations that nobody uses.
/* @__NO_SIDE_EFFECTS__ */
export function route<I extends RouteInput, O>(method: Method, path: string): Route<I, O> {
  return { method, path };
}

/**
 * Declares a read whose last good answer stays on a participant's phone for the time without signal.
 * @example export const showHome = keptRoute<object, HomeView>('/api/v1/home');
 */
export function keptRoute<I extends RouteInput, O>(path: string): Route<I, O> {
  return { method: 'GET', path, isKept: true };
}

/** Fills `:name` parameters and the query (undefined and empty values are left out). */
export function urlOf(route: Pick<Route, 'path'>, params: object = {}, query: object = {}): string {
  const values = params as Record<string, string | number>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const pairs = Object.entries(query as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}

/** Names the person for whom a phone asks (her id); the server refuses when its session is somebody else's. */
export const accountHeader = 'Pijar-Account';

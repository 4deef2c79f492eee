import {
  urlOf,
  type InputOf,
  type OutputOf,
  type Problem,
  type Route,
} from '@pijar/shared/contracts';

/** What came back of one request. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Milliseconds until all of it was here. */
  tookMs: number;
}

/** Somebody with a device: speaks to any of the API processes, and keeps the cookies that they set. */
export class Caller {
  private readonly cookies = new Map<string, string>();

  /** What her device sends of it. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async send(url: string, init: RequestInit = {}): Promise<Answer> {
    const start = Date.now();
    const { cookie } = this;
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(url, { ...init, headers });
    const text = await response.text();
    for (const set of response.headers.getSetCookie()) this.keep(set);
    return { status: response.status, headers: response.headers, text, tookMs: Date.now() - start };
  }

  /** One operation of the API at `origin`, whatever it answers. */
  ask<R extends Route>(origin: string, route: R, input: Partial<InputOf<R>>): Promise<Answer> {
    const { params, query, body } = input as { params?: object; query?: object; body?: object };
    return this.send(origin + urlOf(route, params, query), {
      method: route.method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
  }

  /** @throws Error with the answer's words when its status is not 2xx */
  async call<R extends Route>(
    origin: string,
    route: R,
    input: Partial<InputOf<R>> = {},
  ): Promise<OutputOf<R>> {
    const { status, text } = await this.ask(origin, route, input);
    if (status >= 300) throw new Error(`${route.method} ${route.path}: ${status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as OutputOf<R>;
  }

  private keep(setCookie: string): void {
    const [name, value] = setCookie.split(';')[0]!.split('=') as [string, string];
    this.cookies.set(name, value);
  }
}

/** Whether an answer says, as RFC 9457 wants it, that it should be tried again later. */
export function isTryAgainLater({ status, headers, text }: Answer): boolean {
  if (status !== 503 || !headers.get('content-type')?.startsWith('application/problem+json')) {
    return false;
  }
  const problem = JSON.parse(text) as Problem;
  return (
    problem.type === '/problems/unavailable' &&
    problem.status === 503 &&
    Number(headers.get('retry-after')) > 0
  );
}

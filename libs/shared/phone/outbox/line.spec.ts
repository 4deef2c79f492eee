/** @jest-environment node */
import { lineOf } from './line';
import { MemoryShelves } from './memory-shelves';
import { verdictOf } from './verdict';

const siti = new MemoryShelves('siti');

describe('the line to the server', () => {
  it('names the account, and gives back what the server says', async () => {
    const asked: [string, RequestInit][] = [];
    const line = lineOf(siti, {
      fetch: async (path, init) => {
        asked.push([String(path), init!]);
        return Response.json({ is: 'there' }, { status: 201 });
      },
    });
    expect(await line.call('POST', '/api/v1/x', { a: 1 })).toEqual({
      status: 201,
      body: { is: 'there' },
    });
    expect(asked[0]![1].headers).toEqual({
      'Pijar-Account': 'siti',
      'Content-Type': 'application/json',
    });
  });

  it('names nobody where nobody is known, such as a page that keeps nothing', async () => {
    let headers: unknown;
    const line = lineOf(new MemoryShelves(''), {
      fetch: async (_, init) => {
        headers = init!.headers;
        return Response.json({});
      },
    });
    await line.call('GET', '/api/v1/x');
    expect(headers).toEqual({});
  });

  it('says 0 for a cut, for an answer that does not come, and when it is stopped', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        const end = () => reject(new Error('aborted'));
        if (init!.signal!.aborted) end();
        init!.signal!.addEventListener('abort', end);
      });
    const stop = AbortSignal.abort();
    const silence = { status: 0, body: null };
    expect(await lineOf(siti, { fetch: never, timeLimitMs: 1 }).call('GET', '/')).toEqual(silence);
    expect(await lineOf(siti, { fetch: never, stop }).call('GET', '/')).toEqual(silence);
    const html = lineOf(siti, { fetch: async () => new Response('<html>', { status: 502 }) });
    expect(await html.call('GET', '/')).toEqual({ status: 502, body: null });
  });
});

it('an answer means received, later, not hers or rejected', () => {
  const problem = (kind: string, status: number, retryAfter?: number) => ({
    status,
    body: { type: `/problems/${kind}`, title: '', status, retryAfter },
  });
  expect(verdictOf({ status: 201, body: 'r' })).toEqual({ is: 'received', receipt: 'r' });
  expect(verdictOf({ status: 0, body: null }).is).toBe('later');
  expect(verdictOf(problem('too-many-tries', 429, 7))).toEqual({ is: 'later', afterMs: 7_000 });
  expect(verdictOf(problem('sign-in-needed', 401)).is).toBe('not-hers');
  expect(verdictOf(problem('other-account', 409)).is).toBe('not-hers');
  expect(verdictOf(problem('conflict', 409)).is).toBe('rejected');
  expect(verdictOf({ status: 413, body: null })).toMatchObject({ problem: { status: 413 } });
});

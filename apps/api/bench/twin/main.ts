import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { tokenHash } from './derive-program';
import type { TwinOperation } from './program';
import { compileOperation, type Runner } from './run-program';

// The raw twin: node:http and pg, the statements of the API, the same session check, JSON.stringify, nothing else. It is what
// the database and the protocol cost by themselves.

const [programFile = ''] = process.argv.slice(2);
const operations = JSON.parse(readFileSync(programFile, 'utf8')) as TwinOperation[];
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL']),
});

interface Served {
  method: string;
  path: RegExp;
  run: Runner;
}
const served = operations.map((operation): Served => ({
  method: operation.method,
  path: new RegExp(`^${operation.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}(?:\\?|$)`),
  run: compileOperation(operation),
}));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const { method, path, run } of served) {
    if (method !== request.method) continue;
    const match = path.exec(request.url!);
    if (!match) continue;
    const rows = await run(pool, {
      ...headersOf(request),
      ...match.groups,
      ...(await bodyOf(request)),
    });
    return send(response, rows ? 200 : 401, JSON.stringify(rows));
  }
  send(response, 404, 'null');
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const token = /pijar_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const address = request.headers['x-forwarded-for'];
  return {
    ...(token ? { [tokenHash]: createHash('sha256').update(token).digest('hex') } : {}),
    ...(typeof address === 'string' ? { address } : {}),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  if (request.method === 'GET') return {};
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((fault: unknown) => {
    send(response, 500, JSON.stringify(String(fault)));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Pijar: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

import { PassThrough, Readable } from 'node:stream';
import { problemOf, sendProblem } from '@pijar/shared/api';
import type { Problem } from '@pijar/shared/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What @tus/server says by status, in our words. */
const kinds: Record<number, [kind: string, title: string]> = {
  400: ['bad-upload', 'Not a tus request'],
  403: ['bad-upload', 'Not a tus request'],
  404: ['not-found', 'Not found'],
  409: ['offset-conflict', 'Bytes are missing or came twice'],
  410: ['upload-expired', 'The upload was given up'],
  412: ['tus-version', 'tus 1.0.0 is spoken here'],
  413: ['file-too-large', 'Too large'],
  415: ['bad-upload', 'Not a tus request'],
  423: ['upload-busy', 'Another request writes to this upload'],
  501: ['bad-upload', 'Not a tus request'],
};

type TusFault = Error | { status_code: number; body: string };

/** What a hook or a store threw, as the answer of @tus/server; its own refusals are left to `sendResponse`. */
export function problemOfTus(fault: TusFault): { status_code: number; body: string } | undefined {
  if ('status_code' in fault) return undefined;
  const problem = problemOf(fault);
  return { status_code: problem.status, body: JSON.stringify(problem) };
}

/** A request as @tus/server reads it. Call `release` when it has answered. */
export interface WebRequest {
  request: Request;
  /** Lets go of the body: what nobody read is thrown away, so that the connection can go on. */
  release(): void;
}

/** The request as the web knows it. */
export function webRequestOf(request: FastifyRequest): WebRequest {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = request.method === 'POST' || request.method === 'PATCH';
  const bytes = hasBody ? bytesUntilCut(request.raw) : null;
  return {
    request: new Request(`http://upload.invalid${request.url.split('?')[0]}`, {
      method: request.method,
      headers,
      ...(bytes && { body: Readable.toWeb(bytes), duplex: 'half' }),
    } as RequestInit),
    release: () => {
      if (!bytes) return;
      request.raw.unpipe(bytes);
      bytes.end();
      request.raw.resume();
    },
  };
}

/** The bytes of a request up to where the line was cut: what came is kept, the phone asks for the offset and goes on. */
function bytesUntilCut(source: Readable): PassThrough {
  const bytes = new PassThrough();
  source.on('error', () => undefined);
  source.once('close', () => bytes.end());
  // Cut while we still asked who is there: no event will tell.
  if (source.destroyed) bytes.end();
  return source.pipe(bytes);
}

/** Sends what @tus/server answered; a refusal becomes a problem. */
export async function sendResponse(reply: FastifyReply, response: Response): Promise<void> {
  const text = await response.text();
  for (const [name, value] of response.headers) {
    if (isOurs(name)) reply.header(name, value);
  }
  if (response.status >= 400) return sendProblem(reply, refusal(response.status, text));
  await reply.status(response.status).send();
}

/** CORS is not for us: the pages that upload are our own. The body is never sent on. */
const isOurs = (name: string): boolean =>
  !name.startsWith('access-control-') && name !== 'content-length' && name !== 'content-type';

function refusal(status: number, text: string): Problem {
  if (text.startsWith('{')) return JSON.parse(text) as Problem;
  const known = kinds[status];
  if (known)
    return { type: `/problems/${known[0]}`, title: known[1], status: clientStatus(status) };
  return { type: '/problems/fault', title: 'Something broke here', status: 500 };
}

/** What the phone did wrong is never told as our fault. */
const clientStatus = (status: number): number => (status === 501 || status === 403 ? 400 : status);

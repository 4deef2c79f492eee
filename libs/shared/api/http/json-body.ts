import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems } from './problems';

const bodies = new WeakMap<FastifyRequest, Buffer>();

/** The bytes of a JSON body as they came, for whoever has to check a signature over them. */
export const rawBodyOf = (request: FastifyRequest): Buffer =>
  bodies.get(request) ?? Buffer.alloc(0);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON only, in good UTF-8, without U+0000 (PostgreSQL cannot keep it). Anything else is a 400 or 415, never a 500. */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      bodies.set(request, body as Buffer);
      done(null, parseJson(body as Buffer));
    } catch (fault) {
      done(fault as Error);
    }
  });
}

export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw problems.badRequest('bad-text', 'The body is not UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text, refusePollution);
  } catch {
    throw problems.badRequest('bad-json', 'The body is not JSON.');
  }
  if (hasForbiddenText(text)) {
    throw problems.badRequest('bad-text', 'U+0000 and lone surrogates are not text.');
  }
  return value;
}

function refusePollution(this: unknown, key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/** U+0000 (escaped in JSON or as it is) and lone surrogates, which PostgreSQL refuses in text and jsonb. */
export function hasForbiddenText(text: string): boolean {
  if (!text.isWellFormed() || text.includes('\u0000')) return true;
  return /\\u(0000|d[89a-f])/i.test(text) && !isHarmless(text);
}

function isHarmless(json: string): boolean {
  let isGood = true;
  JSON.parse(json, (key: string, value: unknown) => {
    for (const part of [key, value]) {
      if (typeof part === 'string' && (part.includes('\u0000') || !part.isWellFormed()))
        isGood = false;
    }
    return value;
  });
  return isGood;
}

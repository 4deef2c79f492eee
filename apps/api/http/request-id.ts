import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

const current = new AsyncLocalStorage<string>();

/** Of the request that is being answered; undefined in background work. */
export const requestId = (): string | undefined => current.getStore();

/** Remembers each request's id for whatever is logged while it is answered; must come after the body was read, which forgets. */
export function rememberRequestId(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => current.run(request.id, done));
}

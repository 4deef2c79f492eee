import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/**
 * One line for each answer: the route's pattern, never the address itself (it may hold a certificate's number or a search
 * for a name), no headers, no bodies, no addresses of people.
 */
export function logAnswers(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const level = reply.statusCode >= 500 ? 'error' : 'info';
    log[level](
      {
        request: request.id,
        method: request.method,
        route: request.routeOptions.url ?? '(page)',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}

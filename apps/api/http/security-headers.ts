import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { contentPolicy } from './content-policy';

/** Headers that tell a browser what a page may do; set before a handler runs, so that it may be stricter or looser. */
export function setSecurityHeaders(fastify: FastifyInstance, isHttps: boolean): void {
  const headers = securityHeaders(isHttps);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

/** Asked of helmet once: they are the same for every answer, and working them out again costs a tenth of a small one. */
function securityHeaders(isHttps: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
  };
  const setHeader = (name: string, value: string) => (headers[name.toLowerCase()] = value);
  const answer = { setHeader, removeHeader: () => undefined };
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...contentPolicy, ...(isHttps ? { upgradeInsecureRequests: [] } : {}) },
    },
    strictTransportSecurity: isHttps ? { maxAge: 15_552_000 } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  })({} as IncomingMessage, answer as unknown as ServerResponse, (fault) => {
    if (fault) throw fault instanceof Error ? fault : new Error('helmet refused its settings');
  });
  return headers;
}

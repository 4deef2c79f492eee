import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StepKinds } from '@pijar/curriculum/api';
import { sessionCookie } from '@pijar/identity/api';
import { problems, sendProblem } from '@pijar/shared/api';
import { openingPath } from '@pijar/shared/contracts';
import { FirstLoads } from './first-loads';
import { hasOpening, serveOpenings } from './opening';

const year = 365 * 24 * 3600;
/** Names that carry a hash of their content never change; a hash has at least one capital or digit. */
const hashed = /-(?=[\w-]*[0-9A-Z])[\w-]{8}\.(js|css|woff2)$/;

/**
 * Serves the built web application: files as they are (brotli or gzip where the build made them), and the one page for every
 * other address. An address below /api that no controller knows is a problem, not the page.
 */
export async function serveWebPages(app: NestFastifyApplication, folder: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  if (!existsSync(path.join(folder, 'index.html'))) return;
  const firstLoads = new FirstLoads(folder);
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isForEver = hashed.test(file.replace(/\.(br|gz)$/, ''));
      reply.header('cache-control', isForEver ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });
  const kinds = app.get(StepKinds);
  serveOpenings(fastify);
  fastify.get('/*', async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://local');
    if (path.extname(pathname) || pathname.startsWith('/api')) {
      sendProblem(reply, problems.notFound().problem);
      return reply;
    }
    if (pathname.startsWith('/verifikasi')) void reply.header('x-robots-tag', 'noindex, nofollow');
    const stepId = /^\/belajar\/langkah\/([^/]+)$/.exec(pathname)?.[1];
    // Without the kind the page opens as well, a little later.
    const kind = stepId && (await kinds.of(stepId).catch(() => undefined));
    const link = firstLoads.linkOf(pathname, kind);
    const opening = `<${openingPath}?at=${pathname}>; rel="preload"; as="fetch"; crossorigin`;
    const isHers = request.cookies[sessionCookie] && hasOpening(pathname);
    const links = [isHers && opening, link].filter(Boolean).join(', ');
    if (links) void reply.header('link', links);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

import cookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../settings';
import { sendOnlyWhatChanged } from './conditional-get';
import { acceptJsonOnly, hasForbiddenText } from './json-body';
import { ProblemFilter } from './problem.filter';
import { problems } from './problems';
import { ResponseInterceptor } from './response.interceptor';
import { isSameOrigin } from './same-origin';

/** Most bytes of a JSON body; files travel by tus. */
export const maxJsonBytes = 1024 * 1024;

/** What every server and every test server does to a request before a controller sees it. */
export async function configureApp(
  app: NestFastifyApplication,
  settings: Pick<Settings, 'publicUrl'>,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(cookie);
  acceptJsonOnly(fastify);
  fastify.addHook('onRequest', async (request) => {
    if (hasForbiddenText(decoded(request.url))) {
      throw problems.badRequest('bad-text', 'U+0000 is not text.');
    }
    if (!isSameOrigin(request, settings.publicUrl)) {
      throw problems.forbidden('other-origin', 'The request comes from another site.');
    }
  });
  fastify.addHook('onSend', sendOnlyWhatChanged);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new ResponseInterceptor());
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    throw problems.badRequest('bad-text', 'The address is not UTF-8.');
  }
}

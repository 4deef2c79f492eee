import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  configureApp,
  maxJsonBytes,
  newId,
  problemOf,
  problems,
  sendProblem,
  type DatabaseOptions,
  type Settings,
} from '@pijar/shared/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import type { Logger as PinoLogger } from 'pino';
import { AppModule } from '../app.module';
import { logAnswers } from './access-log';
import { compressAnswers } from './compress-answers';
import { createAccessLogger } from './logger';
import { documentApi } from './openapi';
import { rememberRequestId } from './request-id';
import { setSecurityHeaders } from './security-headers';
import { serveWebPages } from './web-pages';

/** The HTTP server with every context, ready to listen; without a web folder it serves the API alone. */
export async function createServer(
  settings: Settings,
  database: DatabaseOptions,
  log: PinoLogger,
  webFolder: string | null,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: maxJsonBytes,
    trustProxy: settings.isBehindProxy,
    genReqId: newId,
    requestTimeout: 120_000,
    frameworkErrors: (fault: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, problemOf(fault)),
    routerOptions: { maxParamLength: 400 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, database, log),
    adapter,
    { bodyParser: false, bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  const fastify = adapter.getInstance();
  setSecurityHeaders(fastify, settings.publicUrl?.startsWith('https:') ?? false);
  await compressAnswers(fastify);
  await configureApp(app, settings);
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
  });
  if (settings.role === 'worker') answerHealthOnly(fastify);
  rememberRequestId(fastify);
  logAnswers(fastify, createAccessLogger(settings));
  documentApi(app);
  if (webFolder) await serveWebPages(app, webFolder);
  return app;
}

/** A worker listens so that whoever runs it can ask for its health; people are served by the API processes. */
function answerHealthOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    if (request.url !== '/healthz' && request.url !== '/readyz') throw problems.notFound();
  });
}

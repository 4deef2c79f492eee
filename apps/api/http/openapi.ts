import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { documentationPolicy } from './content-policy';

/** The contract for machines at /api/openapi.json, for readers at /api/docs. */
export function documentApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Pijar')
    .setDescription(
      'Training with mentoring, from the first lesson to the certificate. Problems follow RFC 9457; their `type` is stable.',
    )
    .setVersion('1')
    .addCookieAuth('pijar_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api/docs')) {
        void reply.header('content-security-policy', documentationPolicy);
      }
    });
}

import { Controller, Header, Req } from '@nestjs/common';
import * as routes from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, rawBodyOf, type Input } from '@pijar/shared/api';
import type { FastifyRequest } from 'fastify';
import { WebhookService } from './webhook.service';

/** Where Meta tells what became of messages. */
@Controller()
export class WebhookController {
  constructor(private readonly webhook: WebhookService) {}

  @Operation(routes.verifyWhatsApp, {
    summary: 'Meta asks whether this webhook is ours',
    access: 'public',
    query: schemas.WhatsAppChallenge,
    stream: 'text/plain',
  })
  @Header('content-type', 'text/plain; charset=utf-8')
  verify(@In() { query }: Input<typeof routes.verifyWhatsApp>): string {
    return this.webhook.challenge(query);
  }

  @Operation(routes.hearWhatsApp, {
    summary: 'Meta tells what became of messages; the body is signed (X-Hub-Signature-256)',
    access: 'public',
    status: 200,
  })
  hear(@Req() request: FastifyRequest): Promise<void> {
    const signature = request.headers['x-hub-signature-256'];
    return this.webhook.hear(rawBodyOf(request), String(signature ?? ''));
  }
}

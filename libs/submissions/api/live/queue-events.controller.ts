import { Controller, Res } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, sendEvents, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import type { FastifyReply } from 'fastify';
import { reviewerRoles } from '../claims/review-access';
import { QueueStreams } from './queue-streams';

@Controller()
export class QueueEventsController {
  constructor(private readonly streams: QueueStreams) {}

  @Operation(routes.hearQueue, {
    summary: 'Hear when something of what I may review moves (server-sent events)',
    access: reviewerRoles,
    query: schemas.QueueStreamQuery,
    stream: 'text/event-stream',
  })
  async hear(
    @CurrentActor() actor: Actor,
    @In() _input: Input<typeof routes.hearQueue>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendEvents(reply, await this.streams.open(actor));
  }
}

import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/notifications/contracts';
import type { HandItem, HandMessage } from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { ByHandQuery } from './by-hand.query';
import { ByHandService } from './by-hand.service';

@Controller()
export class ByHandController {
  constructor(
    private readonly waiting: ByHandQuery,
    private readonly service: ByHandService,
  ) {}

  @Operation(routes.listByHand, {
    summary: 'Who waits for a message that somebody sends by hand, the longest first',
    access: ['officer', 'admin'],
    response: schemas.HandList,
  })
  list(@CurrentActor() actor: Actor): Promise<{ items: HandItem[]; total: number }> {
    return this.waiting.list(actor);
  }

  @Operation(routes.takeByHand, {
    summary: 'Take one person’s messages to send them by hand; nobody else may for ten minutes',
    access: ['officer', 'admin'],
    params: schemas.HandParams,
    response: schemas.HandMessage,
  })
  take(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.takeByHand>,
  ): Promise<HandMessage> {
    return this.service.take(actor, params.personId);
  }

  @Operation(routes.tickByHand, {
    summary: 'I sent it',
    access: ['officer', 'admin'],
    params: schemas.HandParams,
    body: schemas.HandClaim,
  })
  tick(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.tickByHand>,
  ): Promise<void> {
    return this.service.tick(actor, params.personId, body.claim);
  }

  @Operation(routes.handBackByHand, {
    summary: 'I did not send it',
    access: ['officer', 'admin'],
    params: schemas.HandParams,
    body: schemas.HandClaim,
  })
  handBack(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.handBackByHand>,
  ): Promise<void> {
    return this.service.handBack(actor, params.personId, body.claim);
  }
}

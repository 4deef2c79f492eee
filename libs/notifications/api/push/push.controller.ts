import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/notifications/contracts';
import type { PushState } from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { PushService } from './push.service';

@Controller()
export class PushController {
  constructor(private readonly push: PushService) {}

  @Operation(routes.getPush, {
    summary: 'Which of my phones hear my news, and the key to ask one with',
    access: 'person',
    response: schemas.PushState,
  })
  state(@CurrentActor() actor: Actor): Promise<PushState> {
    return this.push.state(actor);
  }

  @Operation(routes.subscribePush, {
    summary: 'This phone wants to hear my news',
    access: 'person',
    body: schemas.PushSubscriptionInput,
  })
  subscribe(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.subscribePush>,
  ): Promise<void> {
    return this.push.subscribe(actor, body);
  }

  @Operation(routes.endPush, {
    summary: 'This phone wants to hear nothing any more',
    access: 'person',
    body: schemas.PushEnd,
  })
  end(@CurrentActor() actor: Actor, @In() { body }: Input<typeof routes.endPush>): Promise<void> {
    return this.push.end(actor, body.endpoint);
  }
}

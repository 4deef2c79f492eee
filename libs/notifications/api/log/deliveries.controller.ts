import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/notifications/contracts';
import type { ChannelState, DeliveryView } from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DeliveriesQuery } from './deliveries.query';
import { DeliveriesService } from './deliveries.service';

@Controller()
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesQuery,
    private readonly service: DeliveriesService,
  ) {}

  @Operation(routes.listDeliveries, {
    summary: 'What left the product on which channel and what did not, the newest change first',
    access: ['officer', 'admin'],
    query: schemas.DeliveriesQuery,
    response: schemas.Deliveries,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { query }: Input<typeof routes.listDeliveries>,
  ): Promise<Page<DeliveryView>> {
    return this.deliveries.page(actor, query);
  }

  @Operation(routes.resendDelivery, {
    summary: 'Send a message again that was given up or came too late',
    access: ['officer', 'admin'],
    params: schemas.DeliveryParams,
  })
  resend(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.resendDelivery>,
  ): Promise<void> {
    return this.service.resend(actor, params.deliveryId);
  }

  @Operation(routes.listChannels, {
    summary: 'How each channel stands',
    access: ['officer', 'admin'],
    response: schemas.ChannelStates,
  })
  channels(@CurrentActor() actor: Actor): Promise<{ items: ChannelState[] }> {
    return this.deliveries.channels(actor);
  }
}

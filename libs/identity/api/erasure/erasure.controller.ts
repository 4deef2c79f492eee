import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { Actor, ErasureRequestView, MyErasure } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { CurrentActor } from '../session';
import { ErasureRequests } from './erasure-requests.service';

@Controller()
export class ErasureController {
  constructor(private readonly requests: ErasureRequests) {}

  @Operation(routes.showMyErasure, {
    summary: 'Whether I asked to be erased',
    access: 'person',
    response: schemas.MyErasure,
  })
  showMine(@CurrentActor() actor: Actor): Promise<MyErasure> {
    return this.requests.mine(actor);
  }

  @Operation(routes.askErasure, {
    summary: 'Ask to be erased',
    access: 'person',
    response: schemas.MyErasure,
  })
  ask(@CurrentActor() actor: Actor): Promise<MyErasure> {
    return this.requests.ask(actor);
  }

  @Operation(routes.withdrawErasure, { summary: 'Take the request back', access: 'person' })
  withdraw(@CurrentActor() actor: Actor): Promise<void> {
    return this.requests.withdraw(actor);
  }

  @Operation(routes.listErasureRequests, {
    summary: 'Who asked to be erased',
    access: ['officer', 'admin'],
    query: schemas.ErasureRequestsQuery,
    response: schemas.ErasureRequestPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { query }: Input<typeof routes.listErasureRequests>,
  ): Promise<Page<ErasureRequestView>> {
    return this.requests.list(actor, query);
  }

  @Operation(routes.confirmErasure, {
    summary: 'Erase the person; figures stay',
    access: ['officer', 'admin'],
    params: schemas.ErasureRequestParams,
    response: schemas.ErasureRequestView,
  })
  confirm(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.confirmErasure>,
  ): Promise<ErasureRequestView> {
    return this.requests.confirm(actor, params.requestId);
  }
}

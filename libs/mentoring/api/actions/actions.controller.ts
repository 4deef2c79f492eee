import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type * as z from 'zod';
import { ActionsQuery } from './actions.query';
import { ActionsService } from './actions.service';

interface Agreeing {
  params: z.output<typeof schemas.MembershipParams>;
  body: z.output<typeof schemas.ActionDraft>;
}
interface Telling {
  params: z.output<typeof schemas.ActionParams>;
  body: z.output<typeof schemas.ActionDeed>;
}

@Controller()
export class ActionsController {
  constructor(
    private readonly actions: ActionsService,
    private readonly views: ActionsQuery,
  ) {}

  @Operation(routes.listActions, {
    summary: 'What was agreed with one participant',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.Actions,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listActions>) {
    return this.views.list(actor, params.membershipId);
  }

  @Operation(routes.agreeAction, {
    summary: 'Write down what was agreed; the same id again changes nothing',
    access: 'person',
    params: schemas.MembershipParams,
    body: schemas.ActionDraft,
    response: schemas.ActionView,
    status: 201,
  })
  agree(@CurrentActor() actor: Actor, @In() { params, body }: Agreeing) {
    return this.actions.agree(actor, params.membershipId, body);
  }

  @Operation(routes.tellAction, {
    summary:
      'Say what became of an agreement, or give it another day; the same id again changes nothing',
    access: 'person',
    params: schemas.ActionParams,
    body: schemas.ActionDeed,
    response: schemas.ActionView,
    status: 200,
  })
  tell(@CurrentActor() actor: Actor, @In() { params, body }: Telling) {
    return this.actions.tell(actor, params.actionId, body);
  }
}

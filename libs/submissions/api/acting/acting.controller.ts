import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { ActingQuery } from './acting.query';
import { EntriesService } from './entries.service';

/** Staff enter work for a participant; she says whether it is hers. */
@Controller()
export class ActingController {
  constructor(
    private readonly acting: ActingQuery,
    private readonly entries: EntriesService,
  ) {}

  @Operation(routes.showActing, {
    summary: 'The assignments that I may enter for a participant of my cohorts',
    access: reviewerRoles,
    params: schemas.MembershipParams,
    response: schemas.ActingView,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showActing>) {
    return this.acting.list(actor, params.membershipId);
  }

  @Operation(routes.showActingHandIn, {
    summary: 'What I need to enter one assignment for her',
    access: reviewerRoles,
    params: schemas.HandInParams,
    response: schemas.ActingHandInView,
  })
  handIn(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showActingHandIn>) {
    return this.acting.handIn(actor, params);
  }

  @Operation(routes.answerEntry, {
    summary: 'Say whether work that was entered for me is mine',
    access: 'person',
    params: schemas.AttemptParams,
    body: schemas.EntryAnswerInput,
    response: schemas.Entry,
  })
  answer(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.answerEntry>) {
    return this.entries.answer(actor, params, body.answer);
  }
}

import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { RestrictionParams, SafeguardingReaders } from '@pijar/submissions/schemas';
import type * as z from 'zod';
import { RestrictTalkService } from './restrict-talk.service';
import { RestrictedTalkQuery } from './restricted-talk.query';

@Controller()
export class RestrictedTalksController {
  constructor(
    private readonly restricting: RestrictTalkService,
    private readonly views: RestrictedTalkQuery,
  ) {}

  @Operation(routes.showTalkReaders, {
    summary: 'Who will read what was said once it is restricted',
    access: ['facilitator'],
    params: schemas.MembershipParams,
    response: SafeguardingReaders,
  })
  readers(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showTalkReaders>) {
    return this.restricting.readers(actor, params.membershipId);
  }

  @Operation(routes.restrictTalk, {
    summary: 'Hand what was said to the safeguarding persons alone',
    access: ['facilitator'],
    params: schemas.MembershipParams,
    body: schemas.TalkRestrictionInput,
    response: SafeguardingReaders,
  })
  restrict(
    @CurrentActor() actor: Actor,
    @In()
    {
      params,
      body,
    }: Input<typeof routes.restrictTalk> & {
      body: z.output<typeof schemas.TalkRestrictionInput>;
    },
  ) {
    return this.restricting.restrict(actor, params.membershipId, body);
  }

  @Operation(routes.showRestrictedTalk, {
    summary: 'A restricted conversation; every look is logged',
    access: ['safeguarding', 'admin'],
    params: RestrictionParams,
    response: schemas.RestrictedTalk,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showRestrictedTalk>) {
    return this.views.show(actor, params.restrictionId);
  }
}

import { Controller } from '@nestjs/common';
import { leadRoles, staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type * as z from 'zod';
import { CheckInEntries } from './check-in-entries';
import { CheckInsQuery } from './check-ins.query';
import { CheckInsService } from './check-ins.service';
import { RhythmsService } from './rhythms.service';

interface Answering {
  params: z.output<typeof schemas.CheckInParams>;
  body: z.output<typeof schemas.CheckInAnswer>;
}
interface Entering {
  params: z.output<typeof schemas.CheckInParams>;
  body: z.output<typeof schemas.CheckInEntry>;
}

@Controller()
export class CheckInsController {
  constructor(
    private readonly checkIns: CheckInsService,
    private readonly views: CheckInsQuery,
    private readonly entries: CheckInEntries,
    private readonly rhythms: RhythmsService,
  ) {}

  @Operation(routes.showCheckIns, {
    summary: 'What I am asked after the programme, and what I answered',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.HerCheckIns,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showCheckIns>) {
    return this.views.hers(actor, params.membershipId);
  }

  @Operation(routes.answerCheckIn, {
    summary: 'Answer how my business fares; the same id again changes nothing',
    access: 'person',
    params: schemas.CheckInParams,
    body: schemas.CheckInAnswer,
    response: schemas.CheckInView,
    status: 200,
  })
  answer(@CurrentActor() actor: Actor, @In() { params, body }: Answering) {
    return this.checkIns.answer(actor, params.checkInId, body);
  }

  @Operation(routes.showDueCheckIn, {
    summary: 'What a participant whom I ask after has not answered yet',
    access: staffRoles,
    params: schemas.MembershipParams,
    response: schemas.DueCheckIn,
  })
  showDue(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showDueCheckIn>) {
    return this.views.due(actor, params.membershipId);
  }

  @Operation(routes.enterCheckIn, {
    summary:
      'Write down what a participant told me of her business; the same id again changes nothing',
    access: staffRoles,
    params: schemas.CheckInParams,
    body: schemas.CheckInEntry,
    response: schemas.CheckInView,
    status: 200,
  })
  enter(@CurrentActor() actor: Actor, @In() { params, body }: Entering) {
    return this.entries.enter(actor, params.checkInId, body);
  }

  @Operation(routes.wishCheckIns, {
    summary: 'Stop being asked after the programme, or begin again',
    access: 'person',
    params: schemas.MembershipParams,
    body: schemas.CheckInWish,
  })
  wish(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.wishCheckIns>) {
    return this.checkIns.wish(actor, params.membershipId, body);
  }

  @Operation(routes.showCheckInRhythm, {
    summary: 'How often the organisation of a cohort asks whoever finished',
    access: leadRoles,
    params: schemas.CohortParams,
    response: schemas.CheckInRhythm,
  })
  showRhythm(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.showCheckInRhythm>,
  ) {
    return this.rhythms.show(actor, params.cohortId);
  }

  @Operation(routes.setCheckInRhythm, {
    summary: 'Say how often the organisation of a cohort asks whoever finishes from now on',
    access: leadRoles,
    params: schemas.CohortParams,
    body: schemas.CheckInRhythmBody,
    response: schemas.CheckInRhythm,
  })
  setRhythm(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.setCheckInRhythm>,
  ) {
    return this.rhythms.set(actor, params.cohortId, body);
  }
}

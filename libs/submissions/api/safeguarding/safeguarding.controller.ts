import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { RestrictService } from './restrict.service';
import { RestrictionsQuery } from './restrictions.query';
import { RestrictionsService } from './restrictions.service';

/** Whoever is named, and the admins, who stand in where nobody is; which rows is asked each time. */
const readerRoles = ['safeguarding', 'admin'] as const;

@Controller()
export class SafeguardingController {
  constructor(
    private readonly restricting: RestrictService,
    private readonly reading: RestrictionsQuery,
    private readonly restrictions: RestrictionsService,
  ) {}

  @Operation(routes.showSafeguardingReaders, {
    summary: 'Who will read it once it is restricted',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    response: schemas.SafeguardingReaders,
  })
  readers(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.showSafeguardingReaders>,
  ) {
    return this.restricting.readers(actor, params.submissionId);
  }

  @Operation(routes.restrictSubmission, {
    summary: 'Hand it to the safeguarding persons alone',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    body: schemas.RestrictionInput,
    response: schemas.SafeguardingReaders,
  })
  restrict(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.restrictSubmission>,
  ) {
    const { restrictionId, note = '' } = body;
    return this.restricting.restrict(actor, params.submissionId, { restrictionId, note });
  }

  @Operation(routes.listRestrictions, {
    summary: 'What is restricted and mine to read',
    access: readerRoles,
    response: schemas.RestrictionList,
  })
  list(@CurrentActor() actor: Actor) {
    return this.reading.list(actor);
  }

  @Operation(routes.showRestriction, {
    summary: 'One of them, with the work; every look is logged',
    access: readerRoles,
    params: schemas.RestrictionParams,
    response: schemas.RestrictionView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showRestriction>) {
    return this.reading.show(actor, params.restrictionId);
  }

  @Operation(routes.recordReferral, {
    summary: 'Whether a referral was offered, and when',
    access: readerRoles,
    params: schemas.RestrictionParams,
    body: schemas.ReferralInput,
    response: schemas.Referral,
  })
  refer(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.recordReferral>) {
    return this.restrictions.recordReferral(actor, params.restrictionId, body);
  }

  @Operation(routes.liftRestriction, {
    summary: 'Give it back to where it was',
    access: readerRoles,
    params: schemas.RestrictionParams,
    body: schemas.LiftInput,
  })
  lift(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.liftRestriction>) {
    return this.restrictions.lift(actor, params.restrictionId, body.reason);
  }
}

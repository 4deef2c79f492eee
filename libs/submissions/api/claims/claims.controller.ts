import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { ClaimsService } from './claims.service';
import { reviewerRoles } from './review-access';

const claim = {
  access: reviewerRoles,
  params: schemas.SubmissionParams,
  response: schemas.ClaimView,
};

@Controller()
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Operation(routes.claimSubmission, { summary: 'Take this piece of work to read', ...claim })
  claim(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.claimSubmission>) {
    return this.claims.claim(actor, params.submissionId);
  }

  @Operation(routes.renewClaim, { summary: 'Keep holding it for another half hour', ...claim })
  renew(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.renewClaim>) {
    return this.claims.renew(actor, params.submissionId);
  }

  @Operation(routes.handBackClaim, {
    summary: 'Give it back to the queue',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
  })
  handBack(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.handBackClaim>) {
    return this.claims.handBack(actor, params.submissionId);
  }

  @Operation(routes.takeOverClaim, {
    summary: 'Take it from whoever holds it, with her draft',
    ...claim,
  })
  takeOver(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.takeOverClaim>) {
    return this.claims.takeOver(actor, params.submissionId);
  }
}

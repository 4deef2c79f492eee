import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { ReversalsService } from './reversals.service';

@Controller()
export class ReversalsController {
  constructor(private readonly reversals: ReversalsService) {}

  @Operation(routes.previewReversal, {
    summary: 'What taking the acceptance back would do',
    access: leadRoles,
    params: schemas.SubmissionParams,
    response: schemas.ReversalPreview,
  })
  preview(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.previewReversal>) {
    return this.reversals.preview(actor, params.submissionId);
  }

  @Operation(routes.reverseAcceptance, {
    summary: 'Take the acceptance back',
    access: leadRoles,
    params: schemas.SubmissionParams,
    body: schemas.ReversalInput,
    response: schemas.ReversalDone,
  })
  reverse(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.reverseAcceptance>,
  ) {
    return this.reversals.reverse(actor, params.submissionId, body);
  }
}

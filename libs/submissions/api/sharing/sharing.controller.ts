import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CohortParams } from '@pijar/cohorts/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { SharingService } from './sharing.service';

const one = { access: leadRoles, params: CohortParams };

@Controller()
export class SharingController {
  constructor(private readonly sharing: SharingService) {}

  @Operation(routes.showSharing, {
    summary: 'How the work of a cohort comes to its coaches, and what each has to do',
    ...one,
    response: schemas.SharingView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showSharing>) {
    return this.sharing.show(actor, params.cohortId);
  }

  @Operation(routes.setSharing, {
    summary: 'Keep what arrives for one coach each, or let everybody take it',
    ...one,
    body: schemas.SharingInput,
    response: schemas.SharingView,
  })
  set(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.setSharing>) {
    return this.sharing.set(actor, params.cohortId, body);
  }

  @Operation(routes.shareOutWork, {
    summary: 'Share out what waits for nobody',
    ...one,
    response: schemas.SharedOutView,
  })
  shareOut(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.shareOutWork>) {
    return this.sharing.shareOut(actor, params.cohortId);
  }
}

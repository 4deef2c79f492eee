import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation } from '@pijar/shared/api';
import { listCohortWorks, type WorksQuery } from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { CohortWorksQuery } from './cohort-works.query';

@Controller()
export class WorksController {
  constructor(private readonly works: CohortWorksQuery) {}

  @Operation(listCohortWorks, {
    summary: 'What the participants of a cohort made, the newest first',
    access: reviewerRoles,
    params: schemas.CohortParams,
    query: schemas.WorksQuery,
    response: schemas.WorksPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { params, query }: { params: { cohortId: string }; query: WorksQuery },
  ) {
    return this.works.page(actor, params.cohortId, query);
  }
}

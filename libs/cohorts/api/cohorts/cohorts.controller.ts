import { Controller } from '@nestjs/common';
import {
  changeCohort,
  closeCohort,
  createCohort,
  listCohortChoices,
  listCohorts,
  reopenCohort,
  showCohort,
  type CohortsQuery,
} from '@pijar/cohorts/contracts';
import {
  CohortChange,
  CohortChoices,
  CohortDraft,
  CohortParams,
  CohortsPage,
  CohortsQuery as CohortsQuerySchema,
  CohortView,
  VersionBody,
} from '@pijar/cohorts/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import { leadRoles, staffRoles } from '../access';
import { CohortListQuery } from './cohort-list.query';
import { CohortViewQuery } from './cohort-view.query';
import { CohortsService } from './cohorts.service';

@Controller()
export class CohortsController {
  constructor(
    private readonly cohorts: CohortsService,
    private readonly rows: CohortListQuery,
    private readonly view: CohortViewQuery,
  ) {}

  @Operation(listCohorts, {
    summary: 'The cohorts the reader may see, the newest first',
    access: staffRoles,
    query: CohortsQuerySchema,
    response: CohortsPage,
  })
  list(@CurrentActor() actor: Actor, @In() { query }: { query: CohortsQuery }) {
    return this.rows.list(actor, query);
  }

  @Operation(listCohortChoices, {
    summary: 'What a new cohort can be made of',
    access: leadRoles,
    response: CohortChoices,
  })
  choices(@CurrentActor() actor: Actor) {
    return this.rows.choices(actor);
  }

  @Operation(createCohort, {
    summary: 'Make a cohort; the same id again changes nothing',
    access: leadRoles,
    body: CohortDraft,
    response: CohortView,
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @In() { body }: Input<typeof createCohort>) {
    return this.cohorts.create(actor, body);
  }

  @Operation(showCohort, {
    summary: 'One cohort with its stages and staff',
    access: staffRoles,
    params: CohortParams,
    response: CohortView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showCohort>) {
    return this.view.show(actor, params.cohortId);
  }

  @Operation(changeCohort, {
    summary: 'Change name, place, dates, zone or (while empty) programme version',
    access: leadRoles,
    params: CohortParams,
    body: CohortChange,
    response: CohortView,
  })
  change(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof changeCohort>) {
    return this.cohorts.change(actor, params.cohortId, body);
  }

  @Operation(closeCohort, {
    summary: 'Close a cohort: nobody is added, nothing is planned any more',
    access: leadRoles,
    params: CohortParams,
    body: VersionBody,
    response: CohortView,
  })
  close(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof closeCohort>) {
    return this.cohorts.setState(actor, params.cohortId, body.version, 'closed');
  }

  @Operation(reopenCohort, {
    summary: 'Open a closed cohort again',
    access: leadRoles,
    params: CohortParams,
    body: VersionBody,
    response: CohortView,
  })
  reopen(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof reopenCohort>) {
    return this.cohorts.setState(actor, params.cohortId, body.version, 'running');
  }
}

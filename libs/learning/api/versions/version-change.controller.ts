import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import {
  changeVersion,
  showVersionChange,
  showVersionOffer,
  type VersionChanged,
  type VersionChangeView,
  type VersionOffer,
} from '@pijar/learning/contracts';
import {
  VersionChangeBody,
  VersionChanged as VersionChangedSchema,
  VersionChangeParams,
  VersionChangeQuery as VersionChangeQuerySchema,
  VersionChangeView as VersionChangeViewSchema,
  VersionOffer as VersionOfferSchema,
} from '@pijar/learning/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { VersionChangeQuery } from './version-change.query';
import { VersionChangeService } from './version-change.service';

@Controller()
export class VersionChangeController {
  constructor(
    private readonly query: VersionChangeQuery,
    private readonly service: VersionChangeService,
  ) {}

  @Operation(showVersionOffer, {
    summary: 'The version a cohort runs on, and newer ones',
    access: leadRoles,
    params: VersionChangeParams,
    response: VersionOfferSchema,
  })
  offer(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof showVersionOffer>,
  ): Promise<VersionOffer> {
    return this.query.offer(actor, params.cohortId);
  }

  @Operation(showVersionChange, {
    summary: 'What changes when a cohort moves to another version of its programme',
    access: leadRoles,
    params: VersionChangeParams,
    query: VersionChangeQuerySchema,
    response: VersionChangeViewSchema,
  })
  show(
    @CurrentActor() actor: Actor,
    @In() { params, query }: Input<typeof showVersionChange>,
  ): Promise<VersionChangeView> {
    return this.query.show(actor, params.cohortId, query.to);
  }

  @Operation(changeVersion, {
    summary: 'Moves a cohort to another version; accepted work and progress go along',
    access: leadRoles,
    params: VersionChangeParams,
    body: VersionChangeBody,
    response: VersionChangedSchema,
  })
  change(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof changeVersion>,
  ): Promise<VersionChanged> {
    return this.service.change(actor, params.cohortId, body);
  }
}

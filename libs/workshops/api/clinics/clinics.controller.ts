import { Controller } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/workshops/contracts';
import * as schemas from '@pijar/workshops/schemas';
import type * as z from 'zod';
import { ClinicsQuery } from './clinics.query';
import { ClinicsService } from './clinics.service';

@Controller()
export class ClinicsController {
  constructor(
    private readonly clinics: ClinicsService,
    private readonly views: ClinicsQuery,
  ) {}

  @Operation(routes.showClinicChoices, {
    summary: 'What may be chosen for a clinic of a cohort',
    access: staffRoles,
    params: schemas.CohortParams,
    response: schemas.ClinicChoices,
  })
  choices(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showClinicChoices>) {
    return this.views.choices(actor, params.cohortId);
  }

  @Operation(routes.publishClinic, {
    summary: 'Publish a clinic that people book; the same id again changes nothing',
    access: staffRoles,
    params: schemas.CohortParams,
    body: schemas.ClinicDraft,
    response: schemas.ClinicView,
    status: 201,
  })
  publish(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.publishClinic>,
  ) {
    return this.clinics.publish(actor, params.cohortId, body);
  }

  @Operation(routes.listClinics, {
    summary: 'Clinics that the people of my cohorts may come to',
    access: staffRoles,
    query: schemas.ClinicsQuery,
    response: schemas.Clinics,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { query }: { query: z.infer<typeof schemas.ClinicsQuery> },
  ) {
    return this.views.list(actor, query);
  }

  @Operation(routes.showClinic, {
    summary: 'One clinic, who booked it and who may still come',
    access: staffRoles,
    params: schemas.ClinicParams,
    response: schemas.ClinicDetail,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showClinic>) {
    return this.views.detail(actor, params.clinicId);
  }

  @Operation(routes.changeClinic, {
    summary: 'Change what, when, where, how many and for whom',
    access: staffRoles,
    params: schemas.ClinicParams,
    body: schemas.ClinicChange,
    response: schemas.ClinicView,
  })
  change(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.changeClinic>) {
    return this.clinics.change(actor, params.clinicId, body);
  }

  @Operation(routes.cancelClinic, {
    summary: 'Cancel a clinic that has not taken place, and tell everybody who booked',
    access: staffRoles,
    params: schemas.ClinicParams,
    body: schemas.ClinicCancel,
    response: schemas.ClinicView,
  })
  cancel(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.cancelClinic>) {
    return this.clinics.cancel(actor, params.clinicId, body);
  }
}

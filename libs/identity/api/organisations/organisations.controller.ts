import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { Actor, OrganisationView } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { CurrentActor } from '../session';
import { OrganisationsService } from './organisations.service';

@Controller()
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Operation(routes.listOrganisations, {
    summary: 'Organisations by name',
    access: ['admin'],
    query: schemas.OrganisationsQuery,
    response: schemas.OrganisationPage,
  })
  list(@In() { query }: Input<typeof routes.listOrganisations>): Promise<Page<OrganisationView>> {
    return this.organisations.page(query);
  }

  @Operation(routes.createOrganisation, {
    summary: 'Add an organisation',
    access: ['admin'],
    body: schemas.NewOrganisation,
    response: schemas.OrganisationView,
    status: 201,
  })
  create(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.createOrganisation>,
  ): Promise<OrganisationView> {
    return this.organisations.create(actor, body);
  }

  @Operation(routes.editOrganisation, {
    summary: 'Change an organisation and its help contacts',
    access: ['admin'],
    params: schemas.OrganisationParams,
    body: schemas.OrganisationEdit,
    response: schemas.OrganisationView,
  })
  edit(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.editOrganisation>,
  ): Promise<OrganisationView> {
    return this.organisations.edit(actor, params.organisationId, body);
  }
}

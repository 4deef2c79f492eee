import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { Actor, CreatedStaff, StaffView } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { CurrentActor } from '../session';
import { StaffService } from './staff.service';
import { StaffViewQuery } from './staff-view.query';

@Controller()
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly view: StaffViewQuery,
  ) {}

  @Operation(routes.listStaff, {
    summary: 'Staff by name',
    access: ['admin', 'officer'],
    query: schemas.StaffQuery,
    response: schemas.StaffPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { query }: Input<typeof routes.listStaff>,
  ): Promise<Page<StaffView>> {
    return this.view.page(actor, query);
  }

  @Operation(routes.createStaff, {
    summary: 'Add a staff account and get its code',
    access: ['admin'],
    body: schemas.NewStaff,
    response: schemas.CreatedStaff,
    status: 201,
  })
  create(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.createStaff>,
  ): Promise<CreatedStaff> {
    return this.staff.create(actor, body);
  }

  @Operation(routes.editStaff, {
    summary: 'Change a staff account and its roles',
    access: ['admin'],
    params: schemas.PersonParams,
    body: schemas.StaffEdit,
    response: schemas.StaffView,
  })
  edit(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.editStaff>,
  ): Promise<StaffView> {
    return this.staff.edit(actor, params.personId, body);
  }
}

import { Controller } from '@nestjs/common';
import { listStaffCandidates, removeStaff, setStaff } from '@pijar/cohorts/contracts';
import {
  CohortParams,
  CohortView,
  StaffBody,
  StaffCandidates,
  StaffParams,
} from '@pijar/cohorts/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import { leadRoles } from '../access';
import { StaffService } from './staff.service';

@Controller()
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Operation(listStaffCandidates, {
    summary: 'Facilitators of the organisation who are not on the staff',
    access: leadRoles,
    params: CohortParams,
    response: StaffCandidates,
  })
  candidates(@CurrentActor() actor: Actor, @In() { params }: Input<typeof listStaffCandidates>) {
    return this.staff.candidates(actor, params.cohortId);
  }

  @Operation(setStaff, {
    summary: 'Add somebody to the staff, or change her part',
    access: leadRoles,
    params: StaffParams,
    body: StaffBody,
    response: CohortView,
  })
  set(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof setStaff>) {
    return this.staff.set(actor, params.cohortId, params.personId, body);
  }

  @Operation(removeStaff, {
    summary: 'Take somebody off the staff; she sees nothing of the cohort any more',
    access: leadRoles,
    params: StaffParams,
    response: CohortView,
  })
  remove(@CurrentActor() actor: Actor, @In() { params }: Input<typeof removeStaff>) {
    return this.staff.remove(actor, params.cohortId, params.personId);
  }
}

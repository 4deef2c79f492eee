import { Controller } from '@nestjs/common';
import {
  leaveMembership,
  moveMembership,
  pauseMembership,
  readmitMembership,
  showMembership,
} from '@pijar/cohorts/contracts';
import {
  ChangeMembershipBody,
  MembershipParams,
  MembershipView,
  MoveMembershipBody,
} from '@pijar/cohorts/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import { leadRoles, staffRoles } from '../access';
import { MembershipViewQuery } from './membership-view.query';
import { MembershipsService } from './memberships.service';

const change = {
  access: leadRoles,
  params: MembershipParams,
  body: ChangeMembershipBody,
  response: MembershipView,
};

@Controller()
export class MembershipsController {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly view: MembershipViewQuery,
  ) {}

  @Operation(showMembership, {
    summary: 'A membership with the person behind it, for staff',
    access: staffRoles,
    params: MembershipParams,
    response: MembershipView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showMembership>) {
    return this.view.show(actor, params.membershipId);
  }

  @Operation(pauseMembership, { summary: 'Pause a participant, with a reason', ...change })
  pause(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof pauseMembership>) {
    return this.memberships.change(actor, params.membershipId, 'pause', body);
  }

  @Operation(readmitMembership, { summary: 'Take a participant back, with a reason', ...change })
  readmit(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof readmitMembership>) {
    return this.memberships.change(actor, params.membershipId, 'readmit', body);
  }

  @Operation(leaveMembership, { summary: 'Note that a participant has left, and why', ...change })
  leave(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof leaveMembership>) {
    return this.memberships.change(actor, params.membershipId, 'leave', body);
  }

  @Operation(moveMembership, {
    summary: 'Move a participant to another cohort of the same programme version',
    access: leadRoles,
    params: MembershipParams,
    body: MoveMembershipBody,
    response: MembershipView,
  })
  move(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof moveMembership>) {
    return this.memberships.move(actor, params.membershipId, body);
  }
}

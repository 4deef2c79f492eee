import { Controller } from '@nestjs/common';
import { addMembers, issueActivationCodes, previewMembers } from '@pijar/cohorts/contracts';
import {
  AddMembersAnswer,
  AddMembersBody,
  CohortParams,
  IssueCodesBody,
  IssuedCodes,
  SheetPreview,
  SheetPreviewBody,
} from '@pijar/cohorts/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import { leadRoles } from '../access';
import { ActivationCodesService } from './activation-codes.service';
import { AddMembersService, type AddMembersInput } from './add-members.service';
import { PreviewSheetService } from './preview-sheet.service';

@Controller()
export class MembersController {
  constructor(
    private readonly sheets: PreviewSheetService,
    private readonly members: AddMembersService,
    private readonly codes: ActivationCodesService,
  ) {}

  @Operation(previewMembers, {
    summary: 'Read a pasted sheet and say what was understood; adds nobody',
    access: leadRoles,
    params: CohortParams,
    body: SheetPreviewBody,
    response: SheetPreview,
  })
  preview(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof previewMembers>) {
    return this.sheets.preview(actor, params.cohortId, body);
  }

  @Operation(addMembers, {
    summary: 'Add one person or a sheet of people; each row has its own outcome',
    access: leadRoles,
    params: CohortParams,
    body: AddMembersBody,
    response: AddMembersAnswer,
  })
  add(
    @CurrentActor() actor: Actor,
    @In() { params, body }: { params: { cohortId: string }; body: AddMembersInput },
  ) {
    return this.members.add(actor, params.cohortId, body);
  }

  @Operation(issueActivationCodes, {
    summary: 'New activation codes for people who never opened their account',
    access: leadRoles,
    params: CohortParams,
    body: IssueCodesBody,
    response: IssuedCodes,
  })
  issue(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof issueActivationCodes>) {
    return this.codes.issue(actor, params.cohortId, body.membershipIds ?? null);
  }
}

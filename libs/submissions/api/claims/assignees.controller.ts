import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { AssigneesService } from './assignees.service';

const one = {
  access: leadRoles,
  params: schemas.SubmissionParams,
  response: schemas.Assignees,
};

@Controller()
export class AssigneesController {
  constructor(private readonly assignees: AssigneesService) {}

  @Operation(routes.listAssignees, { summary: 'Who may be given this piece of work', ...one })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listAssignees>) {
    return this.assignees.list(actor, params.submissionId);
  }

  @Operation(routes.reassign, {
    summary: 'Give it to a coach: it waits for her alone, for two working days',
    ...one,
    body: schemas.ReassignInput,
  })
  reassign(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.reassign>) {
    return this.assignees.reassign(actor, params.submissionId, body);
  }
}

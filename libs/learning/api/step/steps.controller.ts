import { Controller, Header } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { extendDue, showStep, type StepView } from '@pijar/learning/contracts';
import { DueBody, StepParams, StepView as StepSchema } from '@pijar/learning/schemas';
import { askAgain, In, Operation, type Input } from '@pijar/shared/api';
import { DueDates } from './due-dates.service';
import { StepContentQuery } from './step-content.query';

@Controller()
export class StepsController {
  constructor(
    private readonly contents: StepContentQuery,
    private readonly dueDates: DueDates,
  ) {}

  @Operation(showStep, {
    summary: 'A lesson, quiz, assignment or meeting with its content',
    access: 'person',
    params: StepParams,
    response: StepSchema,
  })
  @Header('cache-control', askAgain)
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showStep>): Promise<StepView> {
    return this.contents.show(actor, params.membershipId, params.stepId);
  }

  @Operation(extendDue, {
    summary: 'Gives an assignment another due date',
    access: ['facilitator', 'officer', 'admin'],
    params: StepParams,
    body: DueBody,
  })
  async extend(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof extendDue>,
  ): Promise<void> {
    await this.dueDates.extend(actor, params.membershipId, params.stepId, body.dueOn);
  }
}

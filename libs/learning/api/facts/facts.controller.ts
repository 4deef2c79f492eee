import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { recordFacts, type FactsAnswer } from '@pijar/learning/contracts';
import { FactsAnswer as AnswerSchema, FactsBody, MembershipParams } from '@pijar/learning/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { FactsService } from './facts.service';

@Controller()
export class FactsController {
  constructor(private readonly facts: FactsService) {}

  @Operation(recordFacts, {
    summary: 'Takes in what happened on the phone: lessons opened and finished, quizzes answered',
    access: ['participant'],
    params: MembershipParams,
    body: FactsBody,
    response: AnswerSchema,
  })
  record(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof recordFacts>,
  ): Promise<FactsAnswer> {
    return this.facts.record(actor, params.membershipId, body.facts);
  }
}

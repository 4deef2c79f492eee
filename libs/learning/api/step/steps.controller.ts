import { Controller, Header } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import {
  extendDue,
  listModuleWeights,
  showModule,
  showStageTest,
  showStep,
  type ModuleView,
  type ModuleWeight,
  type StageTestView,
  type StepView,
} from '@pijar/learning/contracts';
import {
  DueBody,
  MembershipParams,
  ModuleParams,
  ModuleView as ModuleSchema,
  ModuleWeight as WeightSchema,
  StageParams,
  StageTestView as TestSchema,
  StepParams,
  StepView as StepSchema,
} from '@pijar/learning/schemas';
import { askAgain, In, Operation, type Input } from '@pijar/shared/api';
import * as z from 'zod';
import { DueDates } from './due-dates.service';
import { ModuleWeightsQuery } from './module-weights.query';
import { StageTestQuery } from '../tests/stage-test.query';
import { StepContentQuery } from './step-content.query';

@Controller()
export class StepsController {
  constructor(
    private readonly contents: StepContentQuery,
    private readonly weights: ModuleWeightsQuery,
    private readonly dueDates: DueDates,
    private readonly tests: StageTestQuery,
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

  @Operation(listModuleWeights, {
    summary: 'What each module weighs when it is kept on a phone',
    access: 'person',
    params: MembershipParams,
    response: z.array(WeightSchema),
  })
  @Header('cache-control', askAgain)
  listWeights(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof listModuleWeights>,
  ): Promise<ModuleWeight[]> {
    return this.weights.list(actor, params.membershipId);
  }

  @Operation(showModule, {
    summary: 'Everything of a module that is open, to be kept on a phone',
    access: 'person',
    params: ModuleParams,
    response: ModuleSchema,
  })
  @Header('cache-control', askAgain)
  showModule(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof showModule>,
  ): Promise<ModuleView> {
    return this.contents.showModule(actor, params.membershipId, params.moduleId);
  }

  @Operation(showStageTest, {
    summary: 'What is asked before and after a stage',
    access: 'person',
    params: StageParams,
    response: TestSchema,
  })
  @Header('cache-control', askAgain)
  showTest(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof showStageTest>,
  ): Promise<StageTestView> {
    return this.tests.show(actor, params.membershipId, params.stageId);
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
